"""What a list is understood to say, and what is asked about it."""
