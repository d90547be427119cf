"""Pure functions from papers to lines of text with styles."""
