"""The account of an export before it is brought in, and what came of it."""

from collections.abc import Iterator

from coach.bringing.looking import ASKED_UNIT, Look
from coach.bringing.putting import Brought, TakenOut
from coach.training.text import clean
from coach.training.wording import capital, count, listed, long_date
from coach.ui.scene import ACCENT, BLANK, MUTED, STRONG, Line, Span, line, wrapped

INDENT = 2
NAME = 10
"""Columns of what stands before a fact."""
MOST_REJECTED = 50
LONGEST_ROW = 80


def account(look: Look, width: int) -> tuple[Line, ...]:
    """What is in a file, what of it is new, what is not understood."""
    return tuple(_account(look, width))


def outcome(brought: Brought, width: int, undo: str) -> tuple[Line, ...]:
    """What came of it; `undo` is the key that takes it back."""
    said = (
        f"{count(brought.sessions, 'session')} brought in, and counted from now on: Today is planned with them.",
        f"It can be taken back as a whole, with {undo} on Today or in the palette, or by `coach import --undo`.",
    )
    return (*wrapped(said[0], width, STRONG), BLANK, *wrapped(said[1], width, MUTED))


def taken_back(taken: TakenOut, width: int) -> tuple[Line, ...]:
    """What is in the history no more."""
    again = f" {count(taken.restored, 'session')} stand again as they were." if taken.restored else ""
    said = f"{count(taken.sessions, 'session')} taken back.{again}"
    return (*wrapped(said, width, STRONG), BLANK, *wrapped(f"They are in {taken.folder} now.", width, MUTED))


def _account(look: Look, width: int) -> Iterator[Line]:
    reading, weighed = look.reading, look.weighed
    new = count(len(weighed.new), "new session")
    yield line(Span(capital(new), f"bold {ACCENT}"), Span(f"  in {look.name}", MUTED))
    yield BLANK
    first, last = reading.first, reading.last
    if first is not None and last is not None:
        yield from _fact("from", f"{long_date(first)} {first.year} to {long_date(last)} {last.year}", width)
    yield from _fact("app", look.app, width)
    yield from _fact("unit", look.unit.replace(ASKED_UNIT, "as you said"), width)
    yield from _fact("sets", look.sets, width)
    yield from _fact("rows", look.sum, width)
    if weighed.known:
        here = f", {weighed.logged_here} of them logged here" if weighed.logged_here else ""
        yield from _fact("known", f"{count(weighed.known, 'session')} there already{here}: left as they are", width)
    if weighed.different:
        told = f"{count(len(weighed.different), 'session')} here with something else in it: yours stays"
        yield from _fact("different", told, width)
    for each in reading.notices:
        yield BLANK
        yield from wrapped(clean(each), width)
    yield from _rejected(look, width)
    yield from _unknown(look, width)


def _rejected(look: Look, width: int) -> Iterator[Line]:
    rejected = look.reading.account.rejected
    if not rejected:
        return
    yield BLANK
    yield line(Span(capital(count(len(rejected), "row")), STRONG), " cannot be taken")
    for each in rejected[:MOST_REJECTED]:
        for words in wrapped(f"line {each.line}: {clean(each.reason)}", width - INDENT):
            yield (Span(" " * INDENT), *words)
        text = clean(each.text, min(LONGEST_ROW, width - 2 * INDENT))
        if text:
            yield line(" " * 2 * INDENT, Span(text, MUTED))
    if len(rejected) > MOST_REJECTED:
        yield line(" " * INDENT, Span(f"and {len(rejected) - MOST_REJECTED} more", MUTED))


def _unknown(look: Look, width: int) -> Iterator[Line]:
    if not look.unknown:
        return
    yield BLANK
    yield from wrapped(f"{count(len(look.unknown), 'exercise')} not in the catalogue, kept under these names:", width)
    for each in look.unknown:
        likely = listed((one.name for one in each.near), "or")
        for words in wrapped(f"{each.name}{f', perhaps {likely}' if likely else ''}", width - INDENT, MUTED):
            yield (Span(" " * INDENT), *words)


def _fact(name: str, told: str, width: int) -> Iterator[Line]:
    for number, words in enumerate(wrapped(told, width - NAME)):
        yield (Span(f"{'' if number else name:{NAME}}", MUTED), *words)
