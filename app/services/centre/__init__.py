"""Whose data this is: the centre, the places it serves, those who work with it."""
