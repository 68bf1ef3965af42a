"""The language of man(7): text that is taken as it is, and the few requests that a page is made of."""

from collections.abc import Iterable

_ESCAPES = str.maketrans(
    {"\\": r"\(rs", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq"}
)
_ASCII = 128


def plain(text: str) -> str:
    """Text in which nothing is a request: what roff would turn into other characters stays as it was typed."""
    escaped = "".join(each if ord(each) < _ASCII else rf"\[u{ord(each):04X}]" for each in text.translate(_ESCAPES))
    return "\n".join(rf"\&{line}" if line.startswith(".") else line for line in escaped.split("\n"))


def bold(text: str) -> str:
    """What is typed as it stands."""
    return rf"\fB{plain(text)}\fR"


def italic(text: str) -> str:
    """What stands for something else."""
    return rf"\fI{plain(text)}\fR"


def title(name: str, version: str) -> str:
    """The head of the page; words keep to the left and are never broken, so that the width changes nothing else."""
    return f'.TH {name.upper()} 1 "" "{plain(name)} {plain(version)}" "User Commands"\n.ad l\n.nh'


def section(name: str) -> str:
    """A heading."""
    return f".SH {name.upper()}"


def under_section(name: str) -> str:
    """A heading under a heading."""
    return f'.SS "{plain(name)}"'


def paragraph(text: str) -> str:
    """Sentences of their own."""
    return f".PP\n{plain(text)}"


def item(marked: str, about: str) -> str:
    """Something, with what it is for below it; `marked` is roff already."""
    return f".TP\n{marked}\n{plain(about)}"


def at_once(words: Iterable[str]) -> str:
    """Words of roff, one after another, the lines after the first set in."""
    return f".HP 4\n{' '.join(words)}"


def example(lines: Iterable[str]) -> str:
    """Lines as they are."""
    return "\n".join((".RS 4", ".nf", *map(plain, lines), ".fi", ".RE"))
