"""Dossiers that ask to confirm an equivalent level, and the rules that judge them."""
