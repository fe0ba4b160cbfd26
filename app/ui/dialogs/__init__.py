"""Forms that open over a page: saved at once, closed by Esc."""
