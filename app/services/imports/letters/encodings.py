"""The old Vietnamese encodings TCVN3 (ABC) and VNI, from the letters that show without fonts."""

import re

from app.services.imports.letters.fonts import LegacyEncoding

LEGACY_ENCODINGS: tuple[LegacyEncoding, ...] = ("TCVN3", "VNI")

# Checked against glibc's TCVN5712-1; each pair is the Latin-1 letter and what it stands for.
_TCVN3_PAIRS = (
    "¸á µà ¶ả ·ã ¹ạ ¨ă ¾ắ »ằ ¼ẳ ½ẵ Æặ ©â Êấ Çầ Èẩ Éẫ Ëậ ®đ Ðé Ìè Îẻ Ïẽ Ñẹ ªê Õế Òề Óể Ôễ Öệ "
    "Ýí ×ì Øỉ Üĩ Þị ãó ßò áỏ âõ äọ «ô èố åồ æổ çỗ éộ ¬ơ íớ êờ ëở ìỡ îợ óú ïù ñủ òũ ôụ \xadư "
    "øứ õừ öử ÷ữ ùự ýý úỳ ûỷ üỹ þỵ ¡Ă ¢Â §Đ £Ê ¤Ô ¥Ơ ¦Ư"
)
_TCVN3 = str.maketrans({pair[0]: pair[1] for pair in _TCVN3_PAIRS.split(" ")})
# These have no capital there: whoever types "TRẦN" without a font of capitals gets "TRầN".
_NO_CAPITALS = frozenset(pair[1] for pair in _TCVN3_PAIRS.split(" ")) - {*"ăâđêôơưĂÂĐÊÔƠƯ"}
_TWO_CAPITALS = re.compile(r"[A-ZĂÂĐÊÔƠƯ][^\sa-z]*[A-ZĂÂĐÊÔƠƯ]")

# VNI writes a base letter and then a mark; some letters stand alone.
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {
    "â": "",
    "á": "\u0301",
    "à": "\u0300",
    "å": "\u0309",
    "ã": "\u0303",
    "ä": "\u0323",
}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_ALONE = {
    "ñ": "đ",
    "ô": "ơ",
    "ö": "ư",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
    "í": "í",
    "ì": "ì",
}


def _vni_pairs() -> dict[str, str]:
    pairs = dict(_VNI_ALONE)
    for base in "aeouy":
        pairs.update({base + mark: base + tone for mark, tone in _VNI_TONES.items()})
    for base, letter in (("ô", "ơ"), ("ö", "ư")):
        pairs.update({base + mark: letter + tone for mark, tone in _VNI_TONES.items()})
    for base in "aeo":
        for mark, tone in _VNI_CIRCUMFLEX.items():
            pairs[base + mark] = base + "\u0302" + tone
    pairs.update({"a" + mark: "a\u0306" + tone for mark, tone in _VNI_BREVE.items()})
    for typed, meant in list(pairs.items()):
        pairs[typed.upper()] = meant.upper()
        pairs[typed.capitalize()] = meant.capitalize()
    return pairs


_VNI = _vni_pairs()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def convert(text: str, encoding: LegacyEncoding) -> str:
    """Return the Vietnamese text; marks may come decomposed, so compose (NFC) what is kept."""
    if encoding == "TCVN3":
        return _with_capitals(text.translate(_TCVN3))
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


def _with_capitals(text: str) -> str:
    """Write out in capitals what was meant so: the whole text, or the words of a text in part."""
    if _TWO_CAPITALS.search(text) is None:
        return text
    words = text.split(" ")
    if _has_no_other_small(text) and sum(map(str.isupper, text)) > len(words):
        return text.upper()
    if not any(_is_surely_in_capitals(word) for word in words):
        return text
    return " ".join(word.upper() if _has_no_other_small(word) else word for word in words)


def _has_no_other_small(text: str) -> bool:
    """Tell whether only those letters are small that have no capital in TCVN3."""
    return _NO_CAPITALS.issuperset(letter for letter in text if letter.islower())


def _is_surely_in_capitals(word: str) -> bool:
    return sum(map(str.isupper, word)) > 1 and not word.isupper() and _has_no_other_small(word)
