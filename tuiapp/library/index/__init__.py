"""The index of a corpus: its papers, parsed and folded for searching, as a few buffers that can be mapped from disk.

The *index* is the bytes, made by `writer` from papers that `indexed_paper` makes ready and `paper_codec` packs; a
*snapshot* is an index in a file; a `Corpus` is an index that has been opened; `refresh` makes the next index from the
previous one and the files that have changed.

Why not SQLite? Because of three measurements (two cores, 100,000 papers, 126 MB; a key has some 16 ms). A search looks
for any part of a word in either language, often two letters long (추론), and SQLite's full-text index by trigrams knows
no word of fewer than three, takes 29 s to build and 9 to 200 ms to ask, where one pass of stringzilla over one folded
buffer takes 17 ms without any index of words; the first screenful, newest first, mostly takes 0.2 ms. A start maps this
index in 1.3 ms at that size and makes objects only of papers that are looked at, where a cache of decoded papers, which
is what rows of a database become, took 290 ms and 220 MB. And nothing here is worth a transaction: the digests are the
data, the index is made again from them whenever it is missing, old or damaged, and it is replaced as a whole.
"""
