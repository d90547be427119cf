"""What a reader may have meant where little is found: other forms of words, other words, and how that is said."""
