"""What one sees: screens and widgets; the only layer that knows Qt."""
