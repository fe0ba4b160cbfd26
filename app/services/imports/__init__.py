"""Foreign lists: read whatever a sending unit made, and propose what it means."""
