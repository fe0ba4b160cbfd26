"""Help: keys, first steps, and what to do when something is refused."""
