"""How safe the data is, for the start page: the newest verified backup, what the province lacks."""

from collections.abc import Callable
from dataclasses import dataclass

from app.services.sync.exchange_status import ExchangeStatus
from app.text.numbers import format_int
from app.ui import kit


@dataclass(frozen=True)
class BackupFact:
    """The newest verified copy: when it was made and where it lies; `is_late` after seven days."""

    made: str
    place: str = ""
    is_late: bool = False


@dataclass(frozen=True)
class SafetyLine:
    """A line of the card: icon, what, its facts, and the page where something is done about it."""

    icon: str
    tone: kit.Tone
    title: str
    sub: str
    act: str = ""
    page: str = ""


def _unknown() -> BackupFact | None:
    return None


@dataclass
class Sources:
    """Who knows about backups: whoever opened the data sets `backup`; None, nothing was made."""

    backup: Callable[[], BackupFact | None] = _unknown


sources = Sources()


def safety_lines(exchange: ExchangeStatus) -> tuple[SafetyLine, SafetyLine]:
    """Return the two lines of the card."""
    return _backup(sources.backup()), _exchange(exchange)


def _backup(fact: BackupFact | None) -> SafetyLine:
    if fact is None:
        return SafetyLine(
            "shield-check",
            kit.Tone.NEUTRAL,
            "Chưa có bản sao lưu",
            "Bản đầu tiên được lập khi thoát chương trình.",
        )
    words = " · ".join(part for part in (fact.made, fact.place) if part)
    if fact.is_late:
        title = "Đã lâu chưa sao lưu"
        return SafetyLine("shield-check", kit.Tone.WARN, title, words, "Sao lưu", "settings")
    return SafetyLine("shield-check", kit.Tone.OK, "Bản sao lưu đã kiểm tra", words)


def _exchange(exchange: ExchangeStatus) -> SafetyLine:
    if exchange.province is None:
        return SafetyLine(
            "hard-drive-upload",
            kit.Tone.NEUTRAL,
            "Chưa trao khóa với tỉnh",
            "Trao khóa một lần rồi gửi dữ liệu bằng USB.",
            "Trao khóa",
            "exchange",
        )
    last = exchange.last_accepted
    received = "Tỉnh chưa xác nhận gói nào."
    if last is not None:
        received = f"Tỉnh đã nhận đến gói {last.sequence_no} ({last.made_at:%d/%m})"
    unsent = exchange.unsent_total
    if not unsent:
        return SafetyLine("hard-drive-upload", kit.Tone.OK, "Tỉnh đã có mọi thay đổi", received)
    return SafetyLine(
        "hard-drive-upload",
        kit.Tone.WARN,
        f"{format_int(unsent)} thay đổi tỉnh chưa có",
        received,
        "Xuất gói",
        "exchange",
    )
