"""The two document styles as data: Party (36-HD/VPTW) and State (Nghị định 30/2020/NĐ-CP)."""

from app.services.documents.fonts import Face
from app.services.documents.lettering import Lettering
from app.services.documents.page_setup import Margins
from app.services.documents.style import DocumentStyle

PARTY = DocumentStyle(
    margins=Margins(top=20, bottom=20, left=30, right=15),
    motto=(("ĐẢNG CỘNG SẢN VIỆT NAM", Lettering(15, Face.BOLD, capitals=True)),),
    superior=Lettering(14, capitals=True),
    issuer=Lettering(14, Face.BOLD, capitals=True),
    issuer_mark="*",
    number=Lettering(14),
    number_prefix="Số ",
    dateline=Lettering(14, Face.ITALIC),
    dateline_beside_number=False,
    name=Lettering(16, Face.BOLD, capitals=True),
    subject=Lettering(15, Face.BOLD),
    subject_mark="-----",
    authority_first=False,
    basis=Lettering(14),
    basis_prefix="- ",
    basis_last=",",
    body=Lettering(14),
    article=Lettering(14, Face.BOLD),
    first_indent=10,
    paragraph_gap=6,
    leading=1.2,
    recipients_label=Lettering(14, underlined=True),
    recipients_item=Lettering(12),
    recipients_end=",",
    signer=Lettering(14, Face.BOLD),
    page_number=Lettering(14),
)

STATE = DocumentStyle(
    margins=Margins(top=20, bottom=20, left=30, right=15),
    motto=(
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", Lettering(13, Face.BOLD, capitals=True)),
        ("Độc lập - Tự do - Hạnh phúc", Lettering(14, Face.BOLD)),
    ),
    superior=Lettering(13, capitals=True),
    issuer=Lettering(13, Face.BOLD, capitals=True),
    issuer_mark="",
    number=Lettering(13),
    number_prefix="Số: ",
    dateline=Lettering(14, Face.ITALIC),
    dateline_beside_number=True,
    name=Lettering(14, Face.BOLD, capitals=True),
    subject=Lettering(14, Face.BOLD),
    subject_mark="",
    authority_first=True,
    basis=Lettering(14, Face.ITALIC),
    basis_prefix="",
    basis_last=".",
    body=Lettering(14),
    article=Lettering(14, Face.BOLD),
    first_indent=12.7,
    paragraph_gap=6,
    leading=1.2,
    recipients_label=Lettering(12, Face.BOLD_ITALIC),
    recipients_item=Lettering(11),
    recipients_end=";",
    signer=Lettering(14, Face.BOLD),
    page_number=Lettering(14),
)
