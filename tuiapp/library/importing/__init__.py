"""Papers that come in: what a text is, and how it is merged into the digests that are there."""
