"""What a terminal sends, taken apart into typed text, key sequences and pasted text; nothing here knows the screen."""
