"""The sessions of the past, one after the other."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from rich.console import RenderableType
from rich.text import Text

from coach.tables.long import LongTable
from coach.tables.page import MUTED, NARROW, STRONG, Page, heading
from coach.training.by_hand import is_by_hand
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Entry, Session
from coach.training.progress import Point, Progress
from coach.training.records import Trust
from coach.training.summary import Summary
from coach.training.telling import reps_in_a_row
from coach.training.wording import bare_load, capital, count, listed, rounded

_UNFINISHED = "unfinished"
_PLACES = 2


def history(found: Sequence[Summary], page: Page) -> str:
    """A line a session, the newest first: when, which day, how long, how much, and what went up."""
    is_wide = page.width >= NARROW
    heads = ("Date", "Day", *(["Goal"] if is_wide else []), "Min", "Sets", "What went up")
    rows = [
        (
            each.session.date.isoformat(),
            _day(each.session),
            *([each.session.goal] if is_wide else []),
            "" if each.minutes is None else str(each.minutes),
            str(each.sets),
            _went_up(each, page),
        )
        for each in found
    ]
    return page.draw(_head(found, "sessions"), Text(), LongTable(heads, rows))


def of_exercise(found: Sequence[Summary], progress: Progress, page: Page) -> str:
    """A line a session of one exercise, the newest first: load, reps, what could be lifted once, what changed."""
    exercise = progress.exercise
    shown = {each.session.id for each in found}
    points = {each.session: each for each in progress.points if each.session in shown}
    estimated = [each for each in points.values() if each.estimate is not None]
    heads = ["Date", "Day", *([progress.unit.value] if progress.is_loaded else [])]
    heads += ["Seconds" if exercise.is_held else "Reps", *(["e1RM"] if estimated else []), "What changed"]
    rows: list[tuple[str, ...]] = []
    for each in found:
        point = points.get(each.session.id)
        cells = [each.session.date.isoformat(), _day(each.session)]
        if progress.is_loaded:
            cells.append(_load(point, progress))
        cells.append(_reps(each.session, exercise.id))
        if estimated:
            cells.append(_estimate(point))
        changed = "; ".join(one.words for one in each.compared if one.exercise.id == exercise.id)
        rows.append((*cells, changed))
    parts: list[RenderableType] = [_head(found, exercise.name), Text(), LongTable(heads, rows)]
    notes = _signs(progress, points.values())
    parts += [Text(), *(Text(each, MUTED) for each in notes)] if notes else []
    return page.draw(*parts)


def _head(found: Sequence[Summary], title: str) -> RenderableType:
    days = dict.fromkeys(each.session.date.isoformat() for each in (found[-1], found[0]))
    return heading(Text.assemble((title.upper(), STRONG), f"  {count(len(found), 'session')}"), " – ".join(days))


def _day(session: Session) -> str:
    name = session.day or session.title or session.source or ("by hand" if is_by_hand(session) else "")
    said = [each for each in (_UNFINISHED if not session.is_finished else "", *sorted(session.flags)) if each]
    return f"{name} ({', '.join(said)})" if said else name


def _went_up(found: Summary, page: Page) -> str:
    names = list(dict.fromkeys(page.name(each.exercise) for each in found.went_up))
    records = len(found.records)
    said = [capital(listed(names))] if names else []
    return "; ".join([*said, *([count(records, "record")] if records else [])])


def _load(point: Point | None, progress: Progress) -> str:
    if point is None or point.base is None:
        return ""
    return bare_load(Decimal(rounded(point.base, _PLACES)), progress.exercise.kind)


def _reps(session: Session, exercise_id: str) -> str:
    entries: list[Entry] = [each for each in session.entries if each.id == exercise_id and each.block in LIFTED_BLOCKS]
    return " ".join(reps_in_a_row(each) for each in entries if each.work_sets)


def _estimate(point: Point | None) -> str:
    if point is None or point.estimate is None:
        return ""
    return f"{rounded(point.estimate.value)}{'?' if point.estimate.trust is Trust.GREYED else ''}"


def _signs(progress: Progress, points: Collection[Point]) -> list[str]:
    said: list[str] = []
    if any(each.faults for each in points):
        said.append("~ stands behind a set of which some reps were not clean.")
    if any(each.estimate is not None and each.estimate.trust is Trust.GREYED for each in points):
        said.append("? is estimated from eleven or twelve reps, and less to be trusted.")
    if progress.is_trend_only and any(each.estimate for each in points):
        said.append("On curls an estimate shows a trend and no more.")
    return said
