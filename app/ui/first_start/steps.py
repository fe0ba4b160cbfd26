"""What each page of the first start asks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services.centre.places import PlaceRow, list_communes, list_provinces
from app.services.centre.setup import propose_names
from app.text.capital import capital
from app.ui import confirm, kit
from app.ui.runner import Runner
from app.ui.tokens import Space

Values = dict[str, Any]  # answers by the names that CentreDetails gives them


class StepPage(QWidget):
    """One page: a title, one sentence, and what it asks. `changed` says that an answer changed."""

    changed = Signal()
    name = ""
    proof = ""
    title = ""
    sentence = ""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.SMALL)
        self.column.addWidget(kit.Label(self.title, "title"))
        self.column.addWidget(kit.Label(self.sentence, "body", "text2", wrap=True))
        self.column.addSpacing(Space.SMALL)
        self.form = kit.Form()
        self.form.changed.connect(self.changed)

    def check(self) -> bool:
        """Say whether the page can be left, marking what is missing."""
        return self.form.check()

    def values(self) -> Values:
        """Return the answers by name."""
        return self.form.values()

    def focus(self) -> None:
        """Give the keyboard to the first empty field."""
        self.form.focus_first()


class CentrePage(StepPage):
    """Where the centre is and what it is called."""

    name, proof = "Trung tâm", "tên, nơi đặt, cấp trên"
    title = "Trung tâm của đồng chí"
    sentence = (
        "Những tên này in lên đầu văn bản và giấy chứng nhận, xin viết đúng như quyết định "
        "thành lập."
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._communes: dict[str, PlaceRow] = {}
        self._proposed: dict[str, str] = {}
        provinces = runner.ask(list_provinces)
        self.province = kit.ChoiceField(
            "province_code",
            "Tỉnh, thành phố",
            _options(provinces),
            width=240,
            required="Cần chọn tỉnh, thành phố.",
        )
        self.commune = kit.ChoiceField(
            "commune_code",
            "Xã, phường, đặc khu nơi đặt trụ sở",
            required="Cần chọn xã, phường, đặc khu.",
        )
        self.form.add(self.province, self.commune)
        self.form.add(
            kit.TextField(
                "name",
                "Tên trung tâm",
                help="Đề xuất theo nơi đặt trụ sở. Tên cũ và ngày đổi tên thêm sau, ở Cài đặt.",
                required="Cần tên trung tâm để in văn bản.",
                most=kit.Most.CENTRE_NAME,
            )
        )
        self.form.add(
            kit.TextField(
                "superior_name",
                "Cấp ủy trực thuộc",
                help="In ở dòng trên tên trung tâm.",
                required="Cần tên cấp ủy trực thuộc.",
                most=kit.Most.CENTRE_NAME,
            )
        )
        self.form.add(
            kit.TextField(
                "short_sign",
                "Ký hiệu văn bản",
                help="Ví dụ 08-TB/TTCT thì ghi TTCT.",
                width=130,
                required="Cần ký hiệu để đánh số văn bản.",
                most=kit.Most.SIGN,
            )
        )
        self.column.addWidget(self.form)
        self.province.changed.connect(self._offer_communes)
        self.commune.changed.connect(self._propose)

    @property
    def chosen(self) -> PlaceRow | None:
        """The commune that was chosen."""
        return self._communes.get(str(self.commune.value()))

    def typed(self, name: str) -> str:
        """Return what stands in a field now."""
        return str(self.form.fields[name].value() or "")

    def _offer_communes(self) -> None:
        code = str(self.province.value())
        communes = self._runner.ask(list_communes, province_code=code)
        self._communes = {commune.code: commune for commune in communes}
        self.commune.set_options(_options(communes))
        self.commune.set_value(None)

    def _propose(self) -> None:
        """Fill in the usual names, but never over what the clerk has typed."""
        if self.chosen is None:
            return
        names = propose_names(self.chosen)
        proposed = {
            "name": names.full_name,
            "superior_name": names.superior_name,
            "short_sign": "TTCT",
        }
        for name, value in proposed.items():
            if self.typed(name) in ("", self._proposed.get(name, "")):
                self.form.fields[name].set_value(value)
                self.form.fields[name].show_problem("")
        self._proposed = proposed
        self.changed.emit()


class AreaPage(StepPage):
    """Which communes the centre serves besides its host."""

    name, proof = "Địa bàn", "xã, phường được phục vụ"
    title = "Địa bàn phục vụ"
    sentence = (
        "Đánh dấu các xã, phường mà trung tâm mở lớp cho. Nơi đặt trụ sở đã được tính sẵn; "
        "thêm bớt sau ở Cài đặt."
    )

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self._runner = runner
        self._province = ""
        self.search = kit.SearchField("Lọc tên xã, phường")
        self.table: kit.Table[PlaceRow] = kit.Table(
            [
                kit.check_column(),
                kit.Column("Xã, phường, đặc khu", lambda row: capital(row.full_name), stretch=1),
                kit.Column("Mã", lambda row: row.code, kit.Kind.CODE, 90),
            ],
            identity=lambda row: row.code,
            count=lambda rows: f"{len(rows)} xã, phường",
            hint="Phím cách đánh dấu",
        )
        self.table.use_filter(self.search)
        self.column.addWidget(self.search)
        self.column.addWidget(self.table, 1)

    def show_province(self, code: str, host: str) -> None:
        """Offer the communes of a province, without the host."""
        if (code, host) != (self._province, host):
            communes = self._runner.ask(list_communes, province_code=code)
            self.table.show_rows([row for row in communes if row.code != host])
            self._province = code

    def check(self) -> bool:
        """Nothing must be ticked: many centres serve their own commune alone."""
        return True

    def values(self) -> Values:
        """Return the codes that are ticked."""
        return {"served": tuple(row.code for row in self.table.ticked())}

    def focus(self) -> None:
        """Begin with the filter."""
        self.search.setFocus()


class PeoplePage(StepPage):
    """Who signs and who works."""

    name, proof = "Người dùng", "giám đốc, giáo vụ"
    title = "Người ký và người làm"
    sentence = "Họ tên giám đốc in dưới quyết định và giấy chứng nhận."

    def __init__(self) -> None:
        super().__init__()
        self.form.add(
            kit.NameField(
                "director",
                "Giám đốc",
                required="Cần họ tên giám đốc: người này ký quyết định và giấy chứng nhận.",
            )
        )
        self.form.add(
            kit.NameField(
                "clerk",
                "Giáo vụ (người dùng máy này)",
                help="Ghi vào nhật ký mỗi khi sửa dữ liệu.",
                required="Cần họ tên người làm giáo vụ.",
            )
        )
        self.form.add(
            kit.NameField("second_clerk", "Giáo vụ thứ hai", help="Bỏ trống nếu không có.")
        )
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def values(self) -> Values:
        """Return the director and the clerks."""
        filled = super().values()
        clerks = (filled["clerk"], filled["second_clerk"])
        return {"director": filled["director"], "clerks": tuple(c for c in clerks if c)}


class BackupPage(StepPage):
    """Where the second copy goes."""

    name, proof = "Sao lưu", "ổ thứ hai"
    title = "Bản sao lưu thứ hai"
    sentence = (
        "Mỗi lần đóng chương trình, dữ liệu được sao lưu và kiểm tra ngay trên máy này. Nên có "
        "thêm một bản ở ổ khác (USB, ổ cứng rời) phòng khi máy hỏng."
    )

    def __init__(self, default: str) -> None:
        super().__init__()
        self.form.add(
            kit.TextField(
                "backup_folder",
                "Thư mục ở ổ khác",
                help="Bỏ trống nếu chưa có ổ; thêm sau ở Cài đặt, mục Sao lưu.",
                rule=_require_folder,
            )
        )
        self.form.read({"backup_folder": default})
        self.choose = kit.Button("Chọn thư mục…", icon="folder-open")
        self.choose.clicked.connect(self._choose)
        self.form.add_widget(self.choose)
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def _choose(self) -> None:
        folder = confirm.choose_folder(self, "Chọn nơi giữ bản sao lưu thứ hai")
        if folder is not None:
            self.form.fields["backup_folder"].set_value(str(folder))
            self.form.check()  # what was said of the folder before is not about this one


class BeginPage(StepPage):
    """What will be made, before it is."""

    name, proof = "Bắt đầu", ""
    title = "Mọi thứ đã sẵn sàng"
    sentence = "Xem lại một lượt; mọi mục đều sửa được sau trong Cài đặt."

    def __init__(self) -> None:
        super().__init__()
        self._facts = kit.Facts(caption_width=100)
        card = kit.Card("Sẽ lập")
        card.add_padded(self._facts)
        self.column.addWidget(card)
        self.column.addStretch(1)

    def show_facts(self, facts: list[tuple[str, str]]) -> None:
        """Show what was answered."""
        self._facts.show_facts(facts)

    def values(self) -> Values:
        """Nothing is asked here."""
        return {}

    def focus(self) -> None:
        """Nothing to fill in: the button to begin has the keyboard."""


def _require_folder(typed: str) -> None:
    if not Path(typed).is_dir():
        raise FolderMissingError(
            f"Không thấy thư mục “{typed}” trên máy này.",
            "Cắm ổ và chọn thư mục có sẵn, hoặc để trống ô này.",
        )


class FolderMissingError(UserError):
    """A folder for backups that is not there."""


def _options(places: Sequence[PlaceRow]) -> list[kit.Option]:
    return [kit.Option(place.code, capital(place.full_name)) for place in places]
