"""How safe the data is, for the start page: the newest verified backup, what the province lacks."""

from dataclasses import dataclass

from app.services.sync.exchange_status import ExchangeStatus
from app.services.upkeep.backups import BackupRow
from app.text.capital import capital
from app.text.numbers import format_int
from app.ui import kit


@dataclass(frozen=True)
class SafetyLine:
    """A line of the card: icon, what, its facts, and the page where something is done about it."""

    icon: str
    tone: kit.Tone
    title: str
    sub: str
    act: str = ""
    page: str = ""


def safety_lines(
    exchange: ExchangeStatus, backup: BackupRow | None
) -> tuple[SafetyLine, SafetyLine]:
    """Return the two lines of the card; `backup` is the newest verified copy."""
    return _backup(backup), _exchange(exchange)


def _backup(newest: BackupRow | None) -> SafetyLine:
    if newest is None:
        return SafetyLine(
            "shield-check",
            kit.Tone.NEUTRAL,
            "Chưa có bản sao lưu",
            "Bản đầu tiên được lập khi thoát chương trình.",
        )
    when = capital(newest.when)
    if newest.is_late:
        title = "Đã lâu chưa sao lưu"
        return SafetyLine("shield-check", kit.Tone.WARN, title, when, "Sao lưu", "settings")
    return SafetyLine("shield-check", kit.Tone.OK, "Bản sao lưu đã kiểm tra", when)


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
