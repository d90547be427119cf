"""What is kept for the reader between two sessions."""
