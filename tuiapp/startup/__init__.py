"""Which corpus is opened, and how it is read."""
