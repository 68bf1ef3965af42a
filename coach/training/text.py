"""Texts that people or files bring: made harmless for any terminal."""

import unicodedata

_ELLIPSIS = "…"


def clean(text: str, limit: int | None = None) -> str:
    """One line without control, bidirectional, zero-width or surrogate characters, at most `limit` long.

    Line breaks and tabs become spaces, runs of spaces one; what is cut off ends in an ellipsis.
    Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        visible = text
    else:
        visible = "".join(" " if each.isspace() else each for each in text if each.isspace() or _is_visible(each))
    line = " ".join(visible.split())
    if limit is None or len(line) <= limit:
        return line
    if limit < 1:
        return ""
    return line[: limit - 1].rstrip() + _ELLIPSIS


def _is_visible(character: str) -> bool:
    """Neither control (Cc), format (Cf: bidirectional, zero-width), surrogate (Cs), private (Co) nor unassigned (Cn)."""
    return not unicodedata.category(character).startswith("C")
