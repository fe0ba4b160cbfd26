"""People: found, shown on one page each, and joined when kept twice."""
