"""What is taught: the shipped catalogue and the centre's own changes to it."""
