"""What single cells say, and what is said about them."""
