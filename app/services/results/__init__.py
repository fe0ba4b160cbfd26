"""Marks, the rules that judge them, results, and the decision that recognises a class."""
