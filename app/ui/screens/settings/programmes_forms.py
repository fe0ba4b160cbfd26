"""The form of a lesson: its title and its periods, which the centre may change."""

from PySide6.QtWidgets import QWidget

from app import clock
from app.models.values import Owner
from app.services.programmes import curriculum_changes
from app.services.programmes.curricula import Curriculum
from app.services.programmes.programmes import LessonRow
from app.text.dates import format_date
from app.ui import kit
from app.ui.dialogs.form_dialog import FormDialog
from app.ui.runner import Runner


class LessonDialog(FormDialog):
    """Changes a lesson in the centre's own copy of the programme."""

    def __init__(
        self,
        window: QWidget | None,
        runner: Runner,
        shell: kit.Shell,
        curriculum: Curriculum,
        lesson: LessonRow,
    ) -> None:
        title = f"{curriculum.code}, bài {lesson.order_no}"
        super().__init__(window, title, "Cất", note=_note(curriculum))
        self._runner, self._shell = runner, shell
        self._curriculum, self._lesson = curriculum, lesson
        self.form.add(kit.TextField("title", "Tên bài, chuyên đề", required="Cần tên bài."))
        self.form.add(
            kit.NumberField(
                "periods",
                "Số tiết",
                most=curriculum_changes.MOST_PERIODS,
                required="Cần số tiết.",
                help="Một tiết là 45 phút.",
            )
        )
        self.form.read(lesson)

    def submit(self) -> None:
        """Change the lesson."""
        done = self.form.run(
            self._runner,
            lambda: self._runner.do(
                f"Sửa bài {self._lesson.order_no} của {self._curriculum.code}",
                curriculum_changes.change_lesson,
                programme_id=self._curriculum.programme_id,
                order_no=self._lesson.order_no,
                since=clock.today(),
                **self.form.values(),
            ),
        )
        if done is not None:
            self.accept()
            self._shell.toast(f"Đã sửa bài {self._lesson.order_no} của {self._curriculum.code}.")


def _note(curriculum: Curriculum) -> str:
    if curriculum.owner is not Owner.CENTRE:
        return (
            "Sửa lần đầu thì chương trình trở thành khung riêng của trung tâm; các lớp đã mở theo "
            "khung cũ không đổi."
        )
    if curriculum.classes:
        return (
            f"Đã có {curriculum.classes} lớp theo khung này nên chúng giữ nguyên; khung sửa dùng "
            f"cho lớp khai giảng từ {format_date(clock.today())}."
        )
    return "Khung này chưa có lớp nào theo, nên sửa thẳng vào đây."
