"""The prescribed form (thể thức) of documents, and what follows from it for text and lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.services.documents.typesetting.lettering import Align, Lettering, Setting
from app.services.documents.typesetting.page_setup import Margins
from app.services.documents.typesetting.pen import MM


@dataclass(frozen=True)
class DocumentStyle:
    """The prescribed form (thể thức) of a document: letterings, margins and small signs.

    `capacity_signs` writes TM, KT, TL, TUQ and Q as the style does. `end_mark` stands behind the
    last word of the text in place of its full stop. `chapter_sign` parts a chapter's Roman numeral
    from its title. `letter_subject` is the subject line of a công văn, which has no name and
    carries it below its number, `letter_gap` points apart.
    """

    margins: Margins
    motto: tuple[tuple[str, Lettering], ...]
    superior: Lettering
    issuer: Lettering
    issuer_mark: str
    number: Lettering
    number_prefix: str
    dateline: Lettering
    dateline_beside_number: bool
    name: Lettering
    subject: Lettering
    subject_mark: str
    letter_subject: Lettering
    letter_prefix: str
    letter_gap: float
    authority_first: bool
    basis: Lettering
    basis_prefix: str
    basis_last: str
    body: Lettering
    article: Lettering
    chapter_sign: str
    first_indent: float
    paragraph_gap: float
    leading: float
    end_mark: str
    recipients_label: Lettering
    recipients_item: Lettering
    recipients_end: str
    kept_by: str
    signer: Lettering
    capacity_signs: Mapping[str, str]
    page_number: Lettering
    list_title: Lettering
    list_subtitle: Lettering
    annex_label: Lettering
    annex_reference: Lettering
    copy_kind: Lettering

    @property
    def prose(self) -> Setting:
        """How a paragraph of running text is set."""
        return Setting(
            self.body.size,
            Align.JUSTIFY,
            leading=self.leading,
            first_indent=self.first_indent * MM,
            gap=self.paragraph_gap,
        )

    def grounds(self, basis: Sequence[str], last: str) -> tuple[str, ...]:
        """Return the grounds as they are written; `last` ends the last one."""
        ends = [";"] * (len(basis) - 1) + [last]
        return tuple(
            f"{self.basis_prefix}{ground.rstrip(' ,;.')}{end}"
            for ground, end in zip(basis, ends, strict=False)
        )

    def ended(self, text: str) -> str:
        """Return the last paragraph of a text with the sign that ends it."""
        return f"{text.rstrip(' .')}{self.end_mark}"
