"""Telling what a file really is by its content, and reading it with the reader for that.

The process that does so ends with its file: only the reader that this one needs is loaded.
"""

import hashlib
import re
import zipfile
from typing import TYPE_CHECKING

from app.services.imports.readers.archive import Archive
from app.services.imports.readers.compound import MAGIC as COMPOUND_MAGIC
from app.services.imports.readers.compound import CompoundFile
from app.services.imports.readers.mending import mend
from app.services.imports.readers.refusals import NO_TABLE_IN_WORD, OLD_WORD, refusal
from app.services.imports.readers.sheets import MAX_FILE_BYTES, Sheet, Workbook
from app.services.imports.readers.xlsx import read_xlsx
from app.services.imports.readers.xlsx_parts import relationships

if TYPE_CHECKING:
    from app.services.imports.readers.delimited import Decoded

_ODS_TYPES = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)
_OLD_SHEETS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")  # BIFF 2 to 4
_OTHER_DOCUMENTS = {
    "text": "văn bản LibreOffice",
    "presentation": "bài trình chiếu",
    "graphics": "bản vẽ",
    "chart": "biểu đồ",
    "database": "cơ sở dữ liệu LibreOffice",
}
_OTHER_KINDS = (
    (b"%PDF", "tệp PDF"),
    (b"{\\rtf", "văn bản RTF"),
    (b"\x89PNG", "tệp ảnh"),
    (b"\xff\xd8\xff", "tệp ảnh"),
    (b"GIF8", "tệp ảnh"),
    (b"RIFF", "tệp ảnh hoặc âm thanh"),
    (b"II*\0", "tệp ảnh"),
    (b"MM\0*", "tệp ảnh"),
    (b"SQLite format 3", "tệp dữ liệu của chương trình"),
    (b"Rar!", "tệp nén RAR"),
    (b"7z\xbc\xaf", "tệp nén 7z"),
    (b"\x1f\x8b", "tệp nén gzip"),
    (b"MZ", "tệp chương trình"),
    (b"\x7fELF", "tệp chương trình"),
)
_MARKUP = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<\s*(?:!|\?xml|(?:html|head|body|table|meta|div|style|svg|title|h[1-6]|p|b"
    rb"|br|center|font|span|tr)\b)",
    re.IGNORECASE,
)


def open_workbook(data: bytes, name: str) -> Workbook:
    """Read a file's bytes; raises SheetRefusedError, or for broken files whatever a reader does."""
    return mend(_open(data, name))


def _open(data: bytes, name: str) -> Workbook:
    if len(data) > MAX_FILE_BYTES:
        raise refusal("too-big", name, detail=f"hơn {MAX_FILE_BYTES // 1_000_000} MB")
    if not data.strip(b"\0 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise refusal("empty-file", name)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith(COMPOUND_MAGIC):
        return _open_compound(data, name, digest)
    if data.startswith(b"PK"):
        return _open_zip(data, name, digest)
    _refuse_other_kinds(data, name)
    return _open_text(data, name, digest)


def _open_text(data: bytes, name: str, digest: str) -> Workbook:
    from app.services.imports.readers.delimited import decode, read_delimited
    from app.services.imports.readers.web_pages import is_page_archive, page_of_archive

    if is_page_archive(data):
        return _open_page(page_of_archive(data, name), name, digest)
    if _is_markup(data):
        return _open_markup(data, name, digest)
    text = decode(data, name)
    sheets = (read_delimited(text.text, name),)
    return Workbook(name, "csv", sheets, digest=digest, charset=text.charset)


def _open_compound(data: bytes, name: str, digest: str) -> Workbook:
    from app.services.imports.readers.binary import read_xls

    for name_of_old in ("WORKBOOK", "BOOK"):  # some programs shout, and calamine does not hear it
        data = data.replace(_wide(name_of_old), _wide(name_of_old.capitalize()))
    compound = CompoundFile(data)
    names = compound.names
    if "EncryptedPackage" in names:
        raise refusal("password-protected", name)
    if "WordDocument" in names:
        raise refusal("wrong-kind-of-file", name, kind=OLD_WORD)
    if "PowerPoint Document" in names:
        raise refusal("wrong-kind-of-file", name, kind="bài trình chiếu")
    if not names & {"Workbook", "Book"}:
        raise refusal("unreadable-file", name)
    sheets, date_1904 = read_xls(data, name, compound)
    remarks = ("macros",) if "VBA" in names or "_VBA_PROJECT" in names else ()
    return Workbook(name, "xls", sheets, digest=digest, date_1904=date_1904, remarks=remarks)


def _wide(name: str) -> bytes:
    return f"{name}\0".encode("utf-16-le").ljust(64, b"\0")  # a name in a directory, as it stands


def _open_zip(data: bytes, name: str, digest: str) -> Workbook:
    try:
        archive = Archive(data, name)
    except zipfile.BadZipFile as error:
        raise refusal("unreadable-file", name) from error
    mimetype = archive.read("mimetype").strip() if "mimetype" in archive else b""
    if mimetype in _ODS_TYPES:
        from app.services.imports.readers.ods import read_ods

        return Workbook(name, "ods", read_ods(archive), digest=digest)
    document = mimetype.decode("latin-1").partition("opendocument.")[2].partition("-")[0]
    if document in _OTHER_DOCUMENTS:
        raise refusal("wrong-kind-of-file", name, kind=_OTHER_DOCUMENTS[document])
    part = _main_part(archive)
    if part.startswith("word/"):
        kind, (sheets, date_1904) = "docx", (_read_word(archive, part), False)
    elif part.endswith(".bin"):
        from app.services.imports.readers.binary import read_xlsb

        kind, (sheets, date_1904) = "xlsb", read_xlsb(data, archive, part)
    else:
        kind, (sheets, date_1904) = "xlsx", read_xlsx(archive, part)
    remarks = _remarks(archive)
    return Workbook(name, kind, sheets, digest=digest, date_1904=date_1904, remarks=remarks)


def _read_word(archive: Archive, part: str) -> tuple[Sheet, ...]:
    from app.services.imports.readers.docx import pages_within, read_docx

    if sheets := read_docx(archive, part):
        return sheets
    from app.services.imports.readers.web_pages import decode_page, holds_table, read_page

    name = archive.name
    pages = (decode_page(data, name) for data in pages_within(archive, part))
    page = next((page for page in pages if page is not None and holds_table(page.text)), None)
    if page is None:
        raise refusal("wrong-kind-of-file", name, kind=NO_TABLE_IN_WORD)
    return (read_page(page.text, name),)


def _main_part(archive: Archive) -> str:
    """Return the main part of an Office file; refuses documents of other kinds."""
    main = relationships(archive, "")
    target = next((target for kind, target in main.values() if kind == "officeDocument"), "")
    part = target.replace("\\", "/").lstrip("/")
    if part.startswith("ppt/"):
        raise refusal("wrong-kind-of-file", archive.name, kind="bài trình chiếu")
    for candidate in (part, "xl/workbook.xml", "xl/workbook.bin", "word/document.xml"):
        if candidate in archive:
            return candidate
    if "mimetype" in archive or "[Content_Types].xml" in archive:
        raise refusal("unreadable-file", archive.name)
    raise refusal("wrong-kind-of-file", archive.name, kind="tệp nén ZIP")


def _remarks(archive: Archive) -> tuple[str, ...]:
    found = []
    if any(part.lower().endswith("vbaproject.bin") for part in archive.parts):
        found.append("macros")
    if any("externallinks/" in part.lower() for part in archive.parts):
        found.append("external-links")
    return tuple(found)


def _refuse_other_kinds(data: bytes, name: str) -> None:
    for start, kind in _OTHER_KINDS:
        if data.startswith(start):
            raise refusal("wrong-kind-of-file", name, kind=kind)
    if data.startswith(_OLD_SHEETS):
        raise refusal("too-old", name)
    if b"%PDF-" in data[:1024]:
        raise refusal("wrong-kind-of-file", name, kind="tệp PDF")


def _is_markup(data: bytes) -> bool:
    start = data[:1024]
    plain = start.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return _MARKUP.match(start) is not None or _MARKUP.match(plain) is not None


def _open_markup(data: bytes, name: str, digest: str) -> Workbook:
    """Read what Excel opens too, whatever its name says: an XML spreadsheet, or a page's tables."""
    from app.services.imports.readers.delimited import decode
    from app.services.imports.readers.spreadsheet_xml import NAMESPACE as XML_NAMESPACE
    from app.services.imports.readers.spreadsheet_xml import read_spreadsheet_xml

    start = data[:4096].replace(b"\0", b"")
    if XML_NAMESPACE in start and b"<html" not in start.lower():
        return Workbook(name, "xml", read_spreadsheet_xml(data, name), digest=digest)
    return _open_page(decode(data, name), name, digest)


def _open_page(page: "Decoded | None", name: str, digest: str) -> Workbook:
    from app.services.imports.readers.web_pages import holds_table, read_page

    if page is None or not holds_table(page.text):
        raise refusal("wrong-kind-of-file", name, kind="trang web hoặc tệp XML không có bảng nào")
    sheet = read_page(page.text, name)
    return Workbook(name, "html", (sheet,), digest=digest, charset=page.charset)


def open_pasted(text: str, name: str = "vùng vừa dán") -> Workbook:
    """Take cells that were pasted from a spreadsheet: tabs between columns."""
    from app.services.imports.readers.delimited import read_delimited

    if not text.strip():
        raise refusal("empty-file", name)
    if len(text) > MAX_FILE_BYTES:
        raise refusal("too-big", name, detail=f"hơn {MAX_FILE_BYTES // 1_000_000} MB")
    sheet: Sheet = read_delimited(text, name, separator="\t" if "\t" in text else None)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return mend(Workbook(name, "pasted", (sheet,), digest=digest))
