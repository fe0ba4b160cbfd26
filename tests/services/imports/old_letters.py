"""Texts written as the fonts of the time before Unicode store them."""

from unicodedata import normalize

from app.services.imports.letters.encodings import convert


def to_vni(text: str) -> str:
    """Write as VNI fonts store it, from the letters apart: the rule, not the table under test."""
    circumflex = {
        "": "â",
        "\u0301": "á",
        "\u0300": "à",
        "\u0309": "å",
        "\u0303": "ã",
        "\u0323": "ä",
    }
    breve = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
    tones = {"": "", "\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
    alone = {"í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "đ": "ñ"}
    out = []
    for letter in text:
        low = letter.lower()
        base, marks = normalize("NFD", low)[0], normalize("NFD", low)[1:]
        tone = next((mark for mark in marks if mark in tones), "")
        if low in alone:
            written = alone[low]
        elif "\u0302" in marks:
            written = base + circumflex[tone]
        elif "\u0306" in marks:
            written = base + breve[tone]
        elif "\u031b" in marks:
            written = {"o": "ô", "u": "ö"}[base] + tones[tone]
        else:
            written = base + tones[tone] if marks else low
        out.append(written.upper() if letter.isupper() and len(written) == 1 else written)
        if letter.isupper() and len(written) > 1:
            out[-1] = written[0].upper() + written[1:]
    return "".join(out)


def to_tcvn3(text: str) -> str:
    """Write as TCVN3 fonts store it; their capitals with tones are written small."""
    signs = map(chr, range(0xA1, 0x100))
    stored = {sign: convert(sign, "TCVN3") for sign in signs}
    table = {letter: sign for sign, letter in stored.items() if letter != sign or sign == "ý"}
    return "".join(table.get(letter) or table.get(letter.lower(), letter) for letter in text)
