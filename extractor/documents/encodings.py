"""Bytes to text: byte-order marks, declared charsets, and what the bytes themselves say; binary files told apart."""

from __future__ import annotations

import codecs
import re
from typing import Final

import charset_normalizer

HEAD: Final = 1 << 18  # bytes looked at to tell a large file's encoding

_MARKS: Final = (  # UTF-32 before UTF-16, whose mark it begins with
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC: Final = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF file"),
    (b"BM\x00", "a picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a zip archive or Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
    (b"wOF", "a font"),
)
# What browsers take these labels for.
_LABELS: Final = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "windows-1252": "cp1252", "iso-8859-9": "cp1254", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932",
    "windows-31j": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "euc-kr": "cp949", "ks_c_5601-1987": "cp949",
    "x-mac-roman": "mac_roman", "macintosh": "mac_roman",
}  # fmt: skip
_DECLARED: Final = re.compile(
    rb"(?:charset\s*=\s*|<\?xml[^>]{0,100}\bencoding\s*=\s*)[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_CONTROL: Final = bytes({*range(8), *range(14, 27), *range(28, 32), 127})  # characters that stand in no text
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_BESIDE: Final = 3  # valid characters to a stray byte: other encodings make a valid one only by chance
_UNDEFINED: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")  # in Windows-1252
_EAST_ASIAN: Final = ("cp932", "euc_jp", "gb18030", "big5", "cp949")
_CYRILLIC: Final = ("koi8_r", "cp1251")
# Letters of Windows-1250 that Windows-1252 shows as signs that stand in no word: "Kieœlowski", "Wa³êsa".
_CENTRAL: Final = re.compile("(?<=[a-zA-Z])[³¹¿¼¾£](?=[a-zêæœñ])|[³¹¿](?=[a-z]{2})|(?<=[a-z])[œŸ](?=[a-z])(?!u)")
_KANA: Final = re.compile("[\u3040-\u30ff]")
# Where the everyday ideographs stand in each standard, its first level: the lead bytes from and to.
_EVERYDAY: Final = {
    "cp932": ("cp932", 0x88, 0x97),
    "euc_jp": ("euc_jp", 0xB0, 0xCF),
    "gb18030": ("gb2312", 0xB0, 0xD7),
    "big5": ("big5", 0xA4, 0xC6),
}


def _from_windows(error: UnicodeError) -> tuple[str, int]:
    """Stray bytes are Windows-1252's, which is what most pages that lie about their charset hold."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    byte = error.object[error.start : error.start + 1]
    try:
        return byte.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return byte.decode("latin-1"), error.start + 1


codecs.register_error("windows", _from_windows)


def binary_kind(head: bytes) -> str | None:
    """What a file's first bytes say it is, if it is no text; else None.

    >>> binary_kind(b"\\x89PNG\\r\\n"), binary_kind("Amélie".encode())
    ('a PNG picture', None)
    """
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return None
    if b"\x00" in head[:4096] or len(head) - len(head.translate(None, _CONTROL)) > 0.02 * len(head):
        return "a binary file"
    return None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark shows in every other byte being null."""
    sample = head[:2048]
    if len(sample) < 8:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 * half and odd < 0.05 * half else None


def detect(head: bytes, *, markup: bool = False, whole: bool = True, charset: str | None = None) -> str:
    """The encoding of a text by its first bytes: its mark, UTF-8 if it is valid, the charset it declares, or a guess.

    `whole` says that `head` is all there is; `charset` is what its server declared. Decode with `errors="windows"` to
    be safe from strays.

    >>> detect("Chloë Sevigny".encode("cp1252")), detect("Chloë Sevigny".encode())
    ('cp1252', 'utf-8')
    """
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if (wide := _wide(head)) is not None:
        return wide
    plain = head.isascii()
    if (plain and b"\x1b" not in head) or (not plain and _is_utf8(head, whole)):
        return "utf-8"
    declared = _named(charset) if charset else None
    declared = declared or (_declared(head) if markup else None)
    if plain:  # with escapes: of a terminal, or Japanese
        return declared if declared == "iso2022_jp" else "utf-8"
    if declared and declared != "utf-8" and _decodes(head, declared, whole):
        return declared
    return _guess(head, whole)


def decode(data: bytes, *, markup: bool = False, charset: str | None = None) -> str:
    """A whole text decoded; stray bytes are read as Windows-1252.

    >>> decode("Björk in Dancer in the Dark".encode("utf-16"))
    'Björk in Dancer in the Dark'
    """
    text = data.decode(detect(data, markup=markup, charset=charset), "windows")
    return text.removeprefix("\ufeff")


def _declared(head: bytes) -> str | None:
    match = _DECLARED.search(head[:4096])
    if match is None:
        return None
    return _named(match[1].decode("ascii"))


def _named(charset: str) -> str | None:
    label = charset.lower()
    try:
        return codecs.lookup(_LABELS.get(label, label)).name.replace("-", "_").replace("utf_8", "utf-8")
    except LookupError:
        return None


def _is_utf8(head: bytes, whole: bool) -> bool:
    """Valid UTF-8, but for a few strays beside many valid characters: pages are put together from parts."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
    except UnicodeDecodeError:
        text = head.decode("utf-8", "replace")
        strays = text.count("\ufffd")
        valid = sum(not char.isascii() for char in text) - strays
        return valid >= _BESIDE * strays
    return True


def _decodes(head: bytes, encoding: str, whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(head, final=whole)
    except UnicodeDecodeError:
        # Five bytes are undefined in Windows-1252, and pages hold them all the same.
        return encoding == "cp1252"
    return True


def _guess(head: bytes, whole: bool) -> str:
    runs = _HIGH.findall(head)
    long = sum(len(run) for run in runs if len(run) >= 3)
    total = sum(map(len, runs))
    if long < 0.3 * total and not _UNDEFINED.search(head):
        return "cp1250" if _CENTRAL.search(head.decode("cp1252", "windows")) else "cp1252"
    for encoding in _CYRILLIC:
        text = b" ".join(runs).decode(encoding, "replace")
        cyrillic = sum("а" <= char.lower() <= "я" or char in "ёЁ" for char in text)
        small = sum("а" <= char <= "я" or char == "ё" for char in text)
        if cyrillic > 0.9 * total and small > 0.6 * cyrillic:
            return encoding
    likely = {encoding: _east_asian(head, encoding, whole) for encoding in _EAST_ASIAN}
    best = max(likely, key=lambda encoding: likely[encoding])
    if likely[best] > 0:
        return best
    found = charset_normalizer.from_bytes(head).best()
    return found.encoding if found is not None else "cp1252"


def _east_asian(head: bytes, encoding: str, whole: bool) -> float:
    """How much a text looks like one in an East Asian encoding: by its kana and its everyday ideographs."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(head, final=whole)
    except UnicodeDecodeError:
        return -1.0
    signs = [char for char in text if not char.isascii()]
    kana = len(_KANA.findall(text))
    if encoding == "euc_jp" and not kana:
        return -1.0  # the same bytes are Chinese and Korean
    everyday = sum(_is_everyday(char, encoding) for char in signs)
    return (2 * kana + 2 * everyday - len(signs)) / len(signs) if signs else -1.0


def _is_everyday(char: str, encoding: str) -> bool:
    if encoding == "cp949":
        return "\uac00" <= char <= "\ud7a3"
    if not "\u4e00" <= char <= "\u9fff":
        return False
    standard, first, last = _EVERYDAY[encoding]
    try:
        return first <= char.encode(standard)[0] <= last
    except UnicodeEncodeError:
        return False
