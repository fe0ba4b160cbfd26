"""Where a list begins and ends, and which column means what."""
