"""Vietnamese text, with no third party: names and their order, dates, numbers, identity numbers."""
