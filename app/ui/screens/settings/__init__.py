"""Settings, a section each."""
