"""Letters and words: what is done to any text, whoever wrote it."""
