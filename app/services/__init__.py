"""What one can do: one function per use case, on a session that somebody else commits."""
