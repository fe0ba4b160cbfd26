"""Outgoing papers: their numbers, their legal grounds, and who signs them."""
