"""Foreign files opened within bounds, in a process that is free to die."""
