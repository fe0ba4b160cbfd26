"""Who was there: roll calls, leave, make-up, and what they add up to."""
