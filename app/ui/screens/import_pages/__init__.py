"""The pages of the wizard that takes a list in, and what they share."""
