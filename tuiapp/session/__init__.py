"""Where the reader stands: one frozen value, and the steps from one to the next."""
