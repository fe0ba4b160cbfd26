"""When classes meet, what stands in the way, and what the lecturers taught."""
