"""Hôm nay: what waits, what is taught today, and whether the data is safe."""
