"""How many have which classification, counted and in per cent."""

from collections import Counter
from collections.abc import Sequence

from app.text.numbers import Rounding, format_int, percent

DEFAULT_BANDS = ("Xuất sắc", "Giỏi", "Khá", "Trung bình", "Không đạt")


def band_counts(
    classifications: Sequence[str],
    bands: Sequence[str] = DEFAULT_BANDS,
    rounding: Rounding = Rounding.HALF_UP,
) -> str:
    """Return "Xuất sắc: 2 (6,67 %); Giỏi: …", and who has no classification yet."""
    counts = Counter(classifications)
    total = len(classifications)
    parts = [
        f"{band}: {format_int(counts[band])} ({percent(counts[band], total, rounding=rounding)} %)"
        for band in bands
    ]
    rest = total - sum(counts[band] for band in bands)
    if rest:
        parts.append(f"Chưa xếp loại: {format_int(rest)}")
    return "; ".join(parts) + "."
