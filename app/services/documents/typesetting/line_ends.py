"""Where lines end so that they are few and even."""

from app.services.documents.typesetting.words import Word


def line_ends(words: list[Word], limit: float, indent: float, *, balanced: bool) -> list[int]:
    """Return the index after each line's last word, with the least total unevenness."""
    count = len(words)
    best: list[float] = [0.0] * (count + 1)
    choice = [count] * count
    for start in range(count - 1, -1, -1):
        room = limit - (indent if start == 0 else 0)
        used = 0.0
        best[start] = float("inf")
        for end in range(start + 1, count + 1):
            used += words[end - 1].width + (words[end - 2].gap if end - 1 > start else 0)
            if used > room and end > start + 1:
                break
            slack = max(room - used, 0) / limit
            cost = 10 + slack**2 + best[end]
            if end == count and not balanced:
                # a paragraph should not end on a single short syllable
                cost = 10 + (0.006 if end - start == 1 and start else 0)
            if cost < best[start]:
                best[start], choice[start] = cost, end
    ends = []
    position = 0
    while position < count:
        position = choice[position]
        ends.append(position)
    return ends
