"""The canonical format: YAML digests, read, written and changed in place."""
