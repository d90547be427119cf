"""What a reader has marked: papers read and starred, and thoughts of one's own on them.

`store` keeps marks in an SQLite database and is the only module that imports sqlite3; `index` is a copy of them that a
start maps before its first frame; `transfer` carries them to another machine as JSON Lines; `mark` says what a mark is
and which of two versions of it counts.
"""
