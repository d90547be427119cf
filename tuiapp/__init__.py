"""A terminal browser for bilingual (Korean and English) research-paper digests."""

__version__ = "0.1.0"
