"""Texts that people or files bring: made harmless for any terminal."""

import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType

SIGNS_IN_ASCII: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {
            "✓": "*",
            "○": "o",
            "·": "-",
            "×": "x",
            "–": "-",
            "−": "-",
            "▲": "^",
            "▼": "v",
            "▸": ">",
            "…": ".",
            "←": "<",
            "→": ">",
            "↑": "^",
            "↓": "v",
            "━": "=",
            "╸": "=",
            "─": "-",
            "½": "+",
            "▐": "|",
        }
    )
)
"""What stands for each sign where only ASCII is shown; as wide as the sign."""
_ELLIPSIS = "…"
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0") | {
    chr(code) for code in range(0xFE00, 0xFE10)
}
"""Characters of no width, or of nothing but width, that no category tells: joiners, fillers, variation selectors."""


def clean(text: str, limit: int | None = None) -> str:
    """One line without control, bidirectional, zero-width or surrogate characters, at most `limit` long.

    Line breaks and tabs become spaces, runs of spaces one; what is cut off ends in an ellipsis.
    Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        line = " ".join(text.split()) if "  " in text else text.strip()
    else:
        visible = "".join(" " if each.isspace() else each for each in text if each.isspace() or _is_visible(each))
        line = " ".join(visible.split())
    if limit is None or len(line) <= limit:
        return line
    if limit < 1:
        return ""
    return line[: limit - 1].rstrip() + _ELLIPSIS


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most like it; empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - costly, and only a mistake needs it

    return next(iter(get_close_matches(word, tuple(known), n=1)), "")


def in_ascii(text: str) -> str:
    """The text in ASCII alone: signs by what stands for them, letters without their marks, the rest question marks."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text.translate(SIGNS_IN_ASCII))
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return bare.encode("ascii", "replace").decode("ascii")


def _is_visible(character: str) -> bool:
    """Neither control, format (which are the bidirectional and zero-width ones), surrogate nor an empty filler."""
    return unicodedata.category(character) not in _UNSEEN and character not in _FILLERS
