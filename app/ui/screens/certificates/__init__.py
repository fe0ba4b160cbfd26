"""Certificates of all classes, and printing them."""
