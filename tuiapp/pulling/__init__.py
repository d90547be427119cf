"""Digests and links that come from the web into a corpus folder; for the command line and, in a process, the screen."""
