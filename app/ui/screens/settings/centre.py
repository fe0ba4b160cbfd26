"""Cài đặt, Trung tâm: names through time, the sign of papers, the communes that are served."""

from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import clock
from app.errors import UserError
from app.services.centre import centre_names, served_communes
from app.services.centre.centre_names import PeriodRow
from app.services.centre.served_communes import ServedRow
from app.services.centre.setup import get_centre
from app.services.people.tone_orders import set_tone_order, tone_order
from app.text.capital import capital
from app.text.dates import format_date
from app.text.letters import ToneOrder
from app.ui import kit, theme
from app.ui.screens.settings.centre_forms import NamesDialog, ServeDialog
from app.ui.screens.settings.section import SettingsSection, fill, heading, in_a_row
from app.ui.widgets.segments import Segment, Segments

_SERVED_MOST = 420  # the list and its foot stand in sight beside the names


class CentreSection(SettingsSection):
    """Names and sign at the left, served communes at the right."""

    key: ClassVar[str] = "centre"
    title: ClassVar[str] = "Trung tâm"
    icon: ClassVar[str] = "building-2"
    sentence: ClassVar[str] = (
        "Tên in trên văn bản và giấy chứng nhận. Giấy đã cấp giữ tên lúc cấp, dù sau này đổi tên."
    )
    watches: ClassVar[frozenset[str]] = frozenset(
        {"organizations", "organization_periods", "centre_service_areas", "settings"}
    )

    def build(self) -> None:
        """Make the cards."""
        self._sign = ""
        columns = kit.TwoColumns(5, 4)
        columns.left.addWidget(self._names_card())
        columns.left.addWidget(self._sign_card())
        columns.left.addWidget(self._order_card())
        self.before = kit.Card("Tên trước đây và sắp tới")
        columns.left.addWidget(self.before)
        columns.left.addStretch(1)
        columns.right.addWidget(self._served_part(), 1)
        columns.right.addStretch(0)
        self.column.addWidget(columns, 1)

    def refresh(self) -> None:
        """Read names, sign and communes."""
        today = clock.today()
        self._periods = self.runner.ask(centre_names.list_periods)
        self._now = next((one for one in self._periods if one.holds_on(today)), self._periods[-1])
        self._sign = self.runner.ask(get_centre).short_sign
        self.names.show_facts(
            [
                ("Tên trung tâm", self._now.full_name),
                ("Cấp ủy trực thuộc", self._now.superior_name),
                ("Trên con dấu", self._now.seal_name),
                ("Địa danh", self._now.place_name),
                ("Dùng từ ngày", format_date(self._now.valid_from)),
            ]
        )
        self.sign_form.renew({"short_sign": self._sign})
        self.order.show_choice(self.runner.ask(tone_order))
        self._show_others()
        self.served.show_rows(self.runner.ask(served_communes.list_served, on=today))
        self._show_drop()

    def focus_first(self) -> None:
        """Begin with the names."""
        self.rename.setFocus()

    def _names_card(self) -> kit.Card:
        card = kit.Card("Tên đang dùng")
        self.names = kit.Facts(caption_width=124)
        self.rename = self.writes(kit.Button("Đổi tên từ ngày…", icon="pencil"))
        self.rename.clicked.connect(self._rename)
        self.correct = self.writes(kit.Button("Sửa chữ viết sai…", "quiet"))
        self.correct.clicked.connect(self._correct)
        inside = QVBoxLayout()
        inside.setSpacing(kit.Space.MEDIUM)
        inside.addWidget(self.names)
        inside.addLayout(in_a_row(self.rename, self.correct))
        card.add_padded(inside)
        return card

    def _sign_card(self) -> kit.Card:
        card = kit.Card("Số văn bản")
        self.sign = kit.TextField(
            "short_sign",
            "Ký hiệu trung tâm",
            width=130,
            most=kit.Most.SIGN,
            help="Đứng sau số và loại văn bản, ví dụ 08-TB/TTCT thì ghi TTCT. Rời ô là cất.",
        )
        self.sign.line.editingFinished.connect(self._save_sign)
        self.sign_form = kit.Form()
        self.sign_form.add(self.sign)
        card.add_padded(self.sign_form)
        return card

    def _order_card(self) -> kit.Card:
        card = kit.Card("Thứ tự tên trong danh sách")
        self.order = Segments(
            [
                Segment(ToneOrder.DICTIONARY, "huyền, hỏi, ngã, sắc, nặng"),
                Segment(ToneOrder.SAC_SECOND, "huyền, sắc, hỏi, ngã, nặng"),
            ],
            name="Thứ tự thanh điệu",
        )
        self.order.chosen.connect(self._set_order)
        help = "Hai tên cùng chữ thì xét thanh; không dấu luôn đứng đầu. Đổi là xếp lại mọi người."
        inside = QVBoxLayout()
        inside.setSpacing(kit.Space.LABEL)
        inside.addWidget(self.order)
        inside.addWidget(kit.Label(help, "small", "text3", wrap=True))
        card.add_padded(inside)
        return card

    def _served_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.Space.SMALL)
        add = self.writes(kit.Button("Thêm…", icon="plus", small=True))
        add.clicked.connect(self._serve)
        self.drop = self.writes(kit.Button("Bỏ", small=True))
        self.drop.clicked.connect(self._stop_serving)
        column.addLayout(heading("Địa bàn phục vụ", add, self.drop))
        self.served: kit.Table[ServedRow] = kit.Table(
            [
                kit.Column("Xã, phường, đặc khu", _commune, width=140, stretch=1),
                kit.Column(
                    "Từ ngày",
                    lambda row: format_date(row.valid_from),
                    kit.Kind.DATE,
                    96,
                    sort=lambda row: row.valid_from.isoformat(),
                ),
            ],
            count=lambda rows: f"{len(rows)} xã, phường",
        )
        self.served.current_changed.connect(lambda _row: self._show_drop())
        self.served.setMaximumHeight(theme.current().px(_SERVED_MOST))
        column.addWidget(fill(self.served), 1)
        column.addStretch(0)
        return part

    def _show_others(self) -> None:
        others = [period for period in self._periods if period.id != self._now.id]
        self.before.clear_rows()
        self.before.setVisible(bool(others))
        for period in others:
            label = kit.Label(f"{period.full_name}\n{_span(period)}", wrap=True)
            label.setContentsMargins(16, 10, 16, 10)
            self.before.add(label)

    def _show_drop(self) -> None:
        row = self.served.current()
        reason = "Chọn một xã, phường trong danh sách." if row is None else ""
        if row is not None and row.is_host:
            reason = "Nơi đặt trụ sở luôn được phục vụ."
        self.drop.set_reason(reason)

    def _rename(self) -> None:
        NamesDialog(self.window(), self.runner, self.shell, self._now.names).start()

    def _correct(self) -> None:
        names = NamesDialog(self.window(), self.runner, self.shell, self._now.names, self._now.id)
        names.start()

    def _serve(self) -> None:
        ServeDialog(self.window(), self.runner, self.shell).start()

    def _stop_serving(self) -> None:
        row = self.served.current()
        if row is None:
            return
        label = f"Bỏ {row.full_name} khỏi địa bàn"
        today = clock.today()
        if self.runner.do(label, served_communes.stop_serving, area_id=row.id, on=today):
            self.shell.toast(f"Đã bỏ {row.full_name} khỏi địa bàn phục vụ.")

    def _set_order(self, key: str) -> None:
        order = ToneOrder(key)
        if order is self.runner.ask(tone_order):
            return
        label = f"Xếp tên theo thanh: {order.label}"
        if self.runner.do(label, set_tone_order, order=order):
            self.shell.toast("Danh sách tên đã xếp lại theo thứ tự thanh mới.")
        self.refresh()

    def _save_sign(self) -> None:
        sign = self.sign.value() or ""
        if sign == self._sign or not self.sign.check():
            return
        with self.runner.telling(self._tell_sign):
            done = self.runner.do(
                f"Đổi ký hiệu văn bản thành {sign}", centre_names.set_short_sign, short_sign=sign
            )
        if done is not None:
            self.sign_form.settle("short_sign", self._sign)
            self.shell.toast(f"Văn bản từ nay mang ký hiệu {sign}.")

    def _tell_sign(self, error: UserError) -> bool:
        self.sign.show_refusal(error)
        return True

    def showEvent(self, event: QShowEvent) -> None:
        """Forget a sign that was typed and refused."""
        super().showEvent(event)
        if not event.spontaneous():
            self.sign_form.read({"short_sign": self._sign})


def _commune(row: ServedRow) -> str:
    name = capital(row.full_name)
    return f"{name} (trụ sở)" if row.is_host else name


def _span(period: PeriodRow) -> str:
    since = f"từ {format_date(period.valid_from)}"
    return f"{since} đến {format_date(period.valid_to)}" if period.valid_to else since
