"""Old Vietnamese encodings: their letters, their fonts, and what can be a word."""
