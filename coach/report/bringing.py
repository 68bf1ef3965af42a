"""What an import brings, or would bring."""

from collections.abc import Sequence

from coach.bringing.looking import Look
from coach.bringing.putting import Brought, TakenOut
from coach.exchange.reading import Rejected
from coach.report.values import VERSION, Json
from coach.training.log import SetKind
from coach.training.text import clean

LONGEST_ROW = 200
"""Characters of a rejected row that are shown."""


def imported(looks: Sequence[Look], done: Brought | None) -> Json:
    """One file flat; several in a list, with what they are together. Without `done` nothing was written."""
    outcome: Json = {
        "dry_run": done is None,
        "batch": done.batch if done is not None else "",
        "brought_in": done.sessions if done is not None else 0,
        "replaced": done.replaced if done is not None else 0,
    }
    if len(looks) == 1:
        return {"version": VERSION, **_file(looks[0]), **outcome}
    files = [_file(each) for each in looks]
    together = {
        "sessions": {
            "new": sum(len(each.weighed.new) for each in looks),
            "known": sum(each.weighed.known for each in looks),
            "different": sum(len(each.weighed.different) for each in looks),
        },
        "sets": sum(each.reading.sets for each in looks),
        "rejected": sum(len(each.reading.account.rejected) for each in looks),
    }
    return {"version": VERSION, **together, "files": files, **outcome}


def taken_back(taken: TakenOut) -> Json:
    """An import that is in the history no more."""
    return {
        "version": VERSION,
        "batch": taken.batch,
        "sessions": taken.sessions,
        "restored": taken.restored,
        "folder": str(taken.folder),
    }


def row_of(rejected: Rejected) -> str:
    """A rejected row, safe to be shown."""
    return clean(rejected.text, LONGEST_ROW)


def _file(look: Look) -> Json:
    reading, weighed = look.reading, look.weighed
    account = reading.account
    return {
        "file": clean(look.name),
        "format": reading.source,
        "dialect": reading.dialect,
        "unit": None if reading.unit is None else reading.unit.value,
        "unit_from": reading.unit_from,
        "sessions": {
            "new": len(weighed.new),
            "known": weighed.known,
            "different": len(weighed.different),
            "logged_here": weighed.logged_here,
            "from_another_app": weighed.elsewhere,
        },
        "sets": reading.sets,
        "work": reading.count(SetKind.WORK),
        "warmup": reading.count(SetKind.RAMP),
        "drop": reading.count(SetKind.DROP),
        "failure": reading.failures,
        "rest_rows": account.rest_rows,
        "not_done": account.not_done,
        "rows": account.rows,
        "rejected": [
            {"line": each.line, "reason": clean(each.reason), "text": row_of(each)} for each in account.rejected
        ],
        "first": None if reading.first is None else reading.first.isoformat(),
        "last": None if reading.last is None else reading.last.isoformat(),
        "unknown_exercises": [each.name for each in look.unknown],
        "suggestions": {each.name: [one.id for one in each.near] for each in look.unknown if each.near},
        "notices": list(reading.notices),
    }
