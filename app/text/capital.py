"""Words as they begin a line."""


def capital(words: str) -> str:
    """Return words that stand inside sentences elsewhere with a capital at their head."""
    return words[:1].upper() + words[1:]
