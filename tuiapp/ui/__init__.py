"""Floor 2: what the reader sees. A pane speaks by messages of its own and never asks for another pane."""
