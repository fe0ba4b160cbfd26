"""Exchange of packages, at a centre and at the province."""
