"""Invented screens for pictures and for tests of the frame."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.ui import kit
from app.ui.pages import Page
from app.ui.screen import KeyHint, Screen
from tests.builders import NAMES

_HERE = "tests.ui.gallery_screens"


class NoData:
    """A database without rows, for pictures."""

    def listen(self, listener: Callable[[frozenset[str]], None]) -> None:
        """Listen to nothing."""

    @contextmanager
    def read(self) -> Iterator[Any]:
        """Yield no session."""
        yield None

    @contextmanager
    def action(self, label: str, *, reason: str | None = None) -> Iterator[Any]:
        """Yield no session."""
        yield None


class Silent:
    """Tells failures to nobody."""

    def refused(self, label: str, error: UserError) -> None:
        """Say nothing."""

    def broke(self, label: str, error: BaseException) -> None:
        """Let defects show."""
        raise error


@dataclass(frozen=True)
class Learner:
    """A row of the learners' table."""

    id: int
    name: str
    born: str
    gender: str
    people: str
    post: str
    commune: str
    party: str
    problem: kit.Badge | None


_AMBER, _RED = kit.Tone.WARN, kit.Tone.BAD
_PROBLEMS = {
    3: kit.Badge("Hết dự bị 05/11/2026", _AMBER, "circle-alert", filled=True),
    7: kit.Badge("Thiếu số căn cước", _RED, "circle-x", filled=True),
    10: kit.Badge("Có thể trùng 1 người", _AMBER, "users", filled=True),
    13: kit.Badge("Đã là chính thức", _AMBER, "circle-alert", filled=True),
}
_NAMES = (
    *NAMES,
    "Hoàng Thị Cúc",
    "Lộc Văn Cường",
    "Bế Thị Diệp",
    "Nguyễn Thị Dung",
    "Chu Văn Dũng",
    "Hà Thùy Dương",
    "Đinh Quang Đại",
    "Sầm Phương Giang",
)
_POSTS = ("Trưởng thôn Khun Slam", "Chi hội trưởng Nông dân", "Công an viên thường trực")
_COMMUNES = ("Thụy Hùng", "Na Sầm", "Hoàng Văn Thụ", "Hội Hoan", "Văn Lãng")


def learners() -> list[Learner]:
    """Return 46 invented learners."""
    return [
        Learner(
            number,
            _NAMES[(number - 1) % len(_NAMES)],
            f"{number % 28 + 1:02}/{number % 12 + 1:02}/19{80 + number % 20}",
            "Nam" if number % 2 else "Nữ",
            ("Tày", "Nùng", "Kinh", "Dao")[number % 4],
            _POSTS[number % 3],
            _COMMUNES[number % 5],
            f"Dự bị · {number % 28 + 1:02}/04/2026",
            _PROBLEMS.get(number),
        )
        for number in range(1, 47)
    ]


class TodayScreen(Screen):
    """The start page in pictures."""

    title = "Hôm nay"

    def build(self) -> None:
        """Build two columns of cards."""
        self.head.set_title("Hôm nay", "Thứ Năm, 22/10/2026 · 2 lớp đang học · 8 việc chờ")
        self.head.add_act(kit.Button("Lớp mới", icon="plus"))
        self.head.add_act(kit.Button("Nhập danh sách…", icon="file-spreadsheet"))
        columns = QHBoxLayout()
        columns.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.setSpacing(12)
        right.setSpacing(12)
        columns.addLayout(left, 2)
        columns.addLayout(right, 1)
        self.main.addLayout(columns, 1)
        work = kit.Card("Cần làm")
        primary = kit.Button("Điểm danh", "primary")
        lines = (
            kit.Figure(
                "calendar-check",
                "Buổi chưa điểm danh",
                "DVM-2026-05 · sáng nay",
                "1",
                "buổi",
                kit.Tone.ACCENT,
            ),
            kit.Figure(
                "award",
                "Đủ điều kiện, chưa cấp giấy",
                "CTD-2026-03 · hạn 27/10/2026, còn 5 ngày",
                "38",
                "người",
                _AMBER,
            ),
            kit.Figure(
                "pencil",
                "Chưa có điểm bài thu hoạch",
                "NTD-2026-07 · hạn nộp điểm 20/10,",
                "6",
                "bài",
                _RED,
                "quá hạn 2 ngày",
            ),
            kit.Figure(
                "users",
                "Hồ sơ thiếu thông tin",
                "Thiếu ngày sinh 4, số căn cước 5, đơn vị 3",
                "12",
                "người",
            ),
            kit.Figure(
                "layers",
                "Giấy chờ phôi thay tờ hỏng",
                "CNKT-2026-02 · giữ lại số vào sổ 0412, 0413",
                "2",
                "giấy",
            ),
        )
        for at, line in enumerate(lines):
            work.add(kit.FigureRow(line, primary if at == 0 else None))
        left.addWidget(work)
        due = kit.Card("Sắp đến hạn", "30 ngày tới")
        due.add(
            kit.FigureRow(
                kit.Figure(
                    "clock",
                    "Báo cáo tháng 10 gửi Ban Tuyên giáo và Dân vận Tỉnh ủy",
                    "Hạn 25/10/2026 · biểu đã tính, chưa duyệt",
                    "1",
                    "báo cáo",
                )
            )
        )
        due.add(
            kit.FigureRow(
                kit.Figure(
                    "circle-question-mark",
                    "Câu hỏi của tỉnh chưa trả lời",
                    "Biên nhận gói số 41 · trùng người",
                    "2",
                    "câu hỏi",
                    _AMBER,
                )
            )
        )
        left.addWidget(due)
        left.addStretch(1)
        safe = kit.Card("An toàn dữ liệu")
        safe.add_padded(kit.Check("Bản sao lưu đã kiểm tra", "06:58"))
        right.addWidget(safe)
        recent = kit.Card("Chưa có gì")
        recent.add(
            kit.EmptyState(
                "Không còn việc chờ. Buổi kế tiếp: 13:30, DVM-2026-05.", kit.Button("Xem lịch")
            )
        )
        right.addWidget(recent)
        right.addStretch(1)
        self._first = work

    def focus_first(self) -> None:
        """Begin on the first line."""
        row = self._first.findChild(kit.FigureRow)
        if isinstance(row, QWidget):
            row.setFocus()


class ClassScreen(Screen):
    """A class's workspace in pictures."""

    title = "Đảng viên mới, khóa 5 năm 2026"
    plain_head = False

    def build(self) -> None:
        """Build head, stepper, tabs, filters and the table."""
        self.head.set_title(self.title, "19/10–23/10/2026 · Hội trường A · chủ nhiệm Vi Văn Hòa")
        self.head.add_rare("Sao chép lớp")
        self.set_primary(kit.Button("Điểm danh sáng 22/10", "primary", icon="calendar-check"))
        done, now = kit.StepState.DONE, kit.StepState.CURRENT
        steps = [
            kit.Step("Dự kiến", done, "KH 02/01"),
            kit.Step("Có QĐ mở lớp", done, "05/10"),
            kit.Step("Đang học", now, "19/10–23/10"),
            *map(kit.Step, ("Đã học xong", "Đã đánh giá", "Đã công nhận", "Đã cấp giấy", "Đã lưu")),
        ]
        self.head.add_row(kit.Stepper(steps))
        tabs = kit.TabBar(
            [
                kit.Tab("info", "Thông tin"),
                kit.Tab("learners", "Học viên", "46"),
                kit.Tab("timetable", "Lịch học", "10"),
                kit.Tab("attendance", "Điểm danh", "6/10"),
                kit.Tab("marks", "Đánh giá"),
                kit.Tab("decision", "Công nhận"),
                kit.Tab("certificates", "Chứng nhận"),
                kit.Tab("papers", "Văn bản", "5"),
            ]
        )
        tabs.choose("learners")
        self.head.add_row(tabs)
        filters = QHBoxLayout()
        filters.setSpacing(8)
        self.field = kit.SearchField("Lọc tên, số căn cước, đơn vị")
        filters.addWidget(self.field)
        chips = kit.Chips(
            [
                kit.Chip(None, "Tất cả", 46),
                kit.Chip("look", "Cần xem", 5, "circle-alert"),
                kit.Chip("f", "Nữ", 25),
                kit.Chip("x", "Thôi học", 0),
            ]
        )
        filters.addWidget(chips)
        filters.addStretch(1)
        for text, icon in (
            ("Thêm", "user-plus"),
            ("Nhập danh sách…", "file-spreadsheet"),
            ("In danh sách", "printer"),
        ):
            filters.addWidget(kit.Button(text, icon=icon))
        self.main.addLayout(filters)
        self.table: kit.Table[Learner] = kit.Table(
            [
                kit.check_column(),
                kit.Column("TT", lambda r: str(r.id), kit.Kind.NUMBER, 46, sort=lambda r: r.id),
                kit.Column("Họ và tên", lambda r: r.name, kit.Kind.NAME, 160),
                kit.Column(
                    "Ngày sinh", lambda r: r.born, kit.Kind.DATE, 98, sort=lambda r: r.born[6:]
                ),
                kit.Column("Giới", lambda r: r.gender, width=50),
                kit.Column("Dân tộc", lambda r: r.people, width=70),
                kit.Column("Chức vụ, đơn vị", lambda r: r.post, stretch=1),
                kit.Column("Xã, phường", lambda r: r.commune, width=122),
                kit.Column(
                    "Đảng viên, ngày kết nạp", lambda r: r.party, width=176, kind=kit.Kind.DATE
                ),
                kit.Column(
                    "Cần xem",
                    lambda r: r.problem.text if r.problem else "",
                    kit.Kind.BADGE,
                    180,
                    badge=lambda r: r.problem,
                ),
            ],
            row_height=kit.RowHeight.CLASS,
            count=lambda rows: f"{len(rows)} người · nam 21, nữ 25 · xếp theo tên",
        )
        for text in ("Rút khỏi lớp…", "Chuyển lớp…", "In thẻ"):
            self.table.foot.add_act(kit.Button(text, "link"))
        self.table.use_filter(self.field)
        self.main.addWidget(self.table, 1)

    def refresh(self) -> None:
        """Show the learners."""
        self.table.show_rows(learners())

    def crumbs(self) -> tuple[str, ...]:
        """Return the class's code."""
        return ("DVM-2026-05",)

    def keys(self) -> tuple[KeyHint, ...]:
        """Return two keys."""
        return (KeyHint("Space", "đánh dấu"), KeyHint("F2", "sửa"))

    def focus_first(self) -> None:
        """Begin in the table."""
        self.table.focus()


class FormScreen(Screen):
    """A form with all kinds of field, one of them wrong, and a side panel."""

    title = "Trung tâm của đồng chí"

    def build(self) -> None:
        """Build the form."""
        self.head.set_title(self.title, "Những tên này in lên đầu văn bản và giấy chứng nhận.")
        form = kit.Form()
        communes = [kit.Option(n, f"Xã số {n}") for n in range(40)]
        form.add(
            kit.ChoiceField("province", "Tỉnh, thành phố", [kit.Option(1, "Lạng Sơn")], width=230),
            kit.ChoiceField("commune", "Xã, phường", communes),
        )
        form.add(kit.TextField("name", "Tên trung tâm", help="Đề xuất theo nơi đặt trụ sở."))
        form.add(
            kit.TextField(
                "symbol",
                "Ký hiệu văn bản",
                width=132,
                required="Cần ký hiệu để đánh số văn bản.",
                help="Ví dụ 08-TB/TTCT thì ghi TTCT.",
            )
        )
        form.add(
            kit.DateField("since", "Ngày thành lập"),
            kit.MarkField("mark", "Điểm"),
            kit.NumberField("n", "Số lớp"),
        )
        form.add(kit.NotesField("notes", "Ghi chú"))
        form.add(kit.CheckField("practice", "Mở chế độ thực hành"))
        form.read(
            {
                "province": 1,
                "commune": 3,
                "name": "Trung tâm chính trị xã Na Sầm",
                "mark": 750,
                "practice": True,
            }
        )
        form.fields["symbol"].check()
        self.form = form
        row = QHBoxLayout()
        row.addWidget(form, 1)
        row.addStretch(1)
        panel = kit.SidePanel()
        step = kit.NextStep()
        step.show_step("In tiếp 26 giấy", "Công nhận 12/10/2026, hạn 15 ngày: 27/10/2026.")
        step.add_button(kit.Button("Vào in giấy", "primary", icon="award"))
        panel.column.addWidget(step)
        facts = kit.Facts()
        facts.show_facts([("Thời gian", "28/09–30/09/2026"), ("Chủ nhiệm", "Chu Văn Dũng")])
        panel.column.addWidget(kit.Label("Điều kiện in", "label"))
        panel.column.addWidget(kit.Check("Quyết định đã ký, đã vào sổ", "24-QĐ"))
        panel.column.addWidget(kit.Check("Đã in, hỏng 1 tờ", "12/38", kit.Tone.WARN))
        panel.column.addWidget(kit.Rule())
        panel.column.addWidget(facts)
        panel.column.addWidget(
            kit.VerticalStepper(
                [
                    kit.Step("Nguồn", kit.StepState.DONE, "doi-tuong.xlsx"),
                    kit.Step("Kiểm tra", kit.StepState.CURRENT, "12 dòng cần xem"),
                    kit.Step("Thực hiện"),
                ]
            )
        )
        panel.column.addStretch(1)
        panel.add_button(kit.Button("Mở lớp", icon="arrow-right"))
        panel.add_button(kit.Button("Văn bản", "quiet"))
        self.set_side(panel)
        self.main.addLayout(row, 1)
        bar = kit.Bar()
        bar.show_part(0.4)
        self.main.addWidget(bar)
        self.main.addWidget(
            kit.KeyHints(
                [("1", "có mặt"), ("2", "M muộn"), ("↓", "người kế")], ("Ctrl+Z", "hoàn tác")
            )
        )

    def focus_first(self) -> None:
        """Begin in the name."""
        self.form.fields["name"].focus()


PAGES = (
    Page("today", "Hôm nay", f"{_HERE}:TodayScreen", "sun"),
    Page("plans", "Kế hoạch", f"{_HERE}:FormScreen", "clipboard-list"),
    Page("classes", "Lớp học", f"{_HERE}:FormScreen", "presentation"),
    Page("people", "Học viên", f"{_HERE}:FormScreen", "users"),
    Page("certificates", "Chứng nhận", f"{_HERE}:FormScreen", "award"),
    Page("equivalence", "Xác nhận trình độ", f"{_HERE}:FormScreen", "file-check"),
    Page("needs", "Cán bộ & chỉ tiêu", f"{_HERE}:FormScreen", "target"),
    Page("reports", "Báo cáo", f"{_HERE}:FormScreen", "clipboard-list"),
    Page("exchange", "Trao đổi với tỉnh", f"{_HERE}:FormScreen", "arrow-left-right"),
    Page("settings", "Cài đặt", f"{_HERE}:FormScreen", "settings", foot=True),
    Page("help", "Trợ giúp", f"{_HERE}:FormScreen", "circle-question-mark", foot=True),
    Page("class", "Lớp", f"{_HERE}:ClassScreen", section="classes"),
)
