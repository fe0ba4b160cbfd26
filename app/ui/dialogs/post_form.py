"""The form of a post: what, where, and from when to when it was held."""

from typing import Any
from uuid import UUID

from app import clock
from app.services.cadres import typed_posts
from app.services.cadres.typed_posts import PostEntry
from app.services.centre.entry_lists import offered_communes
from app.ui import kit
from app.ui.dialogs.background_form import BackgroundDialog
from app.ui.dialogs.person_fields import offer_kept_values
from app.ui.runner import Committed, Runner


class PostDialog(BackgroundDialog):
    """Adds or corrects a post of a person."""

    thing = "chức vụ"

    def build(self) -> None:
        """Put the fields into the form."""
        communes = [
            kit.Option(row.code, row.name, f"{row.unit_type} {row.name}")
            for row in self.runner.ask(offered_communes)
        ]
        self.form.add(
            kit.TextField("post", "Chức vụ, chức danh", width=300),
            kit.TextField("unit", "Đơn vị công tác"),
        )
        self.form.add(
            kit.ChoiceField("commune_code", "Xã, phường", communes, width=220),
            kit.TextField("planned_for", "Quy hoạch vào chức danh"),
        )
        self.form.add(kit.CheckField("is_leader", "Là chức vụ lãnh đạo, quản lý"))
        self.form.add(
            kit.DateField("valid_from", "Giữ từ ngày", help="Không rõ ngày thì để trống."),
            kit.DateField("valid_to", "Thôi giữ ngày", help="Còn giữ thì để trống."),
        )

    def read(self) -> None:
        """Show what is kept, or an empty form."""
        entry = PostEntry()
        if self.row_id is not None:
            entry = self.runner.ask(typed_posts.post_entry, post_id=self.row_id)
        offer_kept_values(self.form, {"commune_code": entry.commune_code})
        self.form.read(entry)

    def keep(self, label: str) -> Committed[Any] | None:
        """Write the post; the word counts as of today."""
        entry, today = self.form.make(PostEntry), clock.today()
        if self.row_id is None:
            person_id = self.whose.person_id
            return self.runner.do(
                label, typed_posts.add_post, person_id=person_id, entry=entry, on=today
            )
        return self.runner.do(
            label, typed_posts.correct_post, post_id=self.row_id, entry=entry, on=today
        )

    @staticmethod
    def take_out(runner: Runner, row_id: UUID, label: str) -> Committed[None] | None:
        """Take it out."""
        return runner.do(label, typed_posts.remove_post, post_id=row_id)
