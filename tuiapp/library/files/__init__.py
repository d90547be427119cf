"""Files on disk: which of a folder are digests, their bytes and papers, and writing a file whole."""
