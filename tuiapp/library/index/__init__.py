"""The parsed corpus as a few buffers of bytes that can be mapped from disk."""
