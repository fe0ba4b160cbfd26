"""The lists and minutes of classes, plans and deliveries."""
