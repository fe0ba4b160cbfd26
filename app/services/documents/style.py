"""The prescribed form (thể thức) of documents, and what follows from it for text and lists."""

from dataclasses import dataclass, replace

from app.services.documents.lettering import Align, Lettering, Setting
from app.services.documents.page_setup import Margins
from app.services.documents.pen import MM


@dataclass(frozen=True)
class DocumentStyle:
    """The prescribed form (thể thức) of a document: letterings, margins and small signs."""

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
    authority_first: bool
    basis: Lettering
    basis_prefix: str
    basis_last: str
    body: Lettering
    article: Lettering
    first_indent: float
    paragraph_gap: float
    leading: float
    recipients_label: Lettering
    recipients_item: Lettering
    recipients_end: str
    signer: Lettering
    page_number: Lettering

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

    @property
    def of_lists(self) -> "DocumentStyle":
        """The style with its head two points smaller: in a list the table is what matters."""
        return replace(
            self,
            motto=tuple((text, replace(x, size=x.size - 2)) for text, x in self.motto),
            superior=replace(self.superior, size=self.superior.size - 2),
            issuer=replace(self.issuer, size=self.issuer.size - 2),
            dateline=replace(self.dateline, size=self.dateline.size - 1),
        )
