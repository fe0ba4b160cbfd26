"""People: kept once each, found by whatever is remembered, corrected, joined when kept twice."""
