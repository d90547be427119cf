"""The programs of the system around: browsers and clipboards."""
