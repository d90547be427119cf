"""The search language, and which papers of a corpus answer a query."""
