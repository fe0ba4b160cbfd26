"""Lists that go back to the unit: its own file marked, and templates to fill in."""
