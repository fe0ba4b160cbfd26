"""The form of a post: what, where, from when to when it was held, and in whose place."""

from datetime import date
from typing import Any
from uuid import UUID

from app import clock
from app.services.cadres import typed_posts
from app.services.cadres.typed_posts import HeldNow, PostEntry
from app.services.centre.entry_lists import offered_communes
from app.ui import kit
from app.ui.dialogs.background_form import BackgroundDialog
from app.ui.dialogs.person_fields import offer_kept_values
from app.ui.runner import Committed, Runner

_INSTEAD = (
    "Chức vụ cũ ghi thôi giữ từ ngày giữ chức vụ mới (để trống thì từ hôm nay), ô “Chức vụ” của hồ "
    "sơ ghi chức vụ mới. Giữ cả hai thì bỏ dấu."
)


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
        self._held: HeldNow | None = None
        self._was_ticked_by_hand = False
        self.instead = kit.CheckField("instead", "", help=_INSTEAD)
        self.instead.box.clicked.connect(self._note_tick)
        self.form.add(self.instead)
        for name in ("post", "valid_from", "valid_to"):
            self.on_left(name, self._propose_end)

    def read(self) -> None:
        """Show what is kept, or an empty form."""
        self._was_ticked_by_hand = False
        entry = PostEntry()
        if self.row_id is not None:
            entry = self.runner.ask(typed_posts.post_entry, post_id=self.row_id)
        offer_kept_values(self.form, {"commune_code": entry.commune_code})
        self.form.read(entry)
        if self.row_id is None:
            person_id = self.whose.person_id
            self._held = self.runner.ask(typed_posts.held_now, person_id=person_id)
        self._propose_end()

    def keep(self, label: str) -> Committed[Any] | None:
        """Write the post; the word counts as of today."""
        values, today = self.form.values(), clock.today()
        former = self._held if values.pop("instead") else None
        entry, person_id = PostEntry(**values), self.whose.person_id
        if self.row_id is None and former is not None:
            return self.runner.do(
                label,
                typed_posts.follow_post,
                person_id=person_id,
                post_id=former.post_id,
                entry=entry,
                on=today,
            )
        if self.row_id is None:
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

    def _note_tick(self) -> None:
        self._was_ticked_by_hand = True

    def _propose_end(self) -> None:
        """Offer to end what is held, ticked where the new post begins later; not for a past one."""
        held, began = self._held, self.form.value_of("valid_from")
        is_another = held is not None and self.form.value_of("post") != held.words
        is_offered = is_another and self.form.value_of("valid_to") is None
        self.instead.setVisible(is_offered)
        if held is None:
            return
        self.instead.box.setText(f"Thay cho “{held.words}”")
        is_later = isinstance(began, date) and (held.since is None or began > held.since)
        if not is_offered or not self._was_ticked_by_hand:
            self.instead.set_value(is_offered and is_later)
