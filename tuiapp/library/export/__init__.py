"""Papers in the forms that other programs read, or that are copied."""
