"""Taking an import back: what it wrote, what holds that now, what becomes of it, and the act."""
