"""The yearly plan, the needs it answers, and what came of it."""
