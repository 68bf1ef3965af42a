"""Files: what is wrong with them, what a backup holds, what restoring does."""

from collections.abc import Iterable
from pathlib import Path

from coach.checkup import Checkup
from coach.report.values import VERSION, Json
from coach.terminal import Facts
from coach.training.wording import count, listed, long_date
from coach.transfer import Backup, Comparison, Restored


def checkup(found: Checkup, terminal: Facts) -> Json:
    """Every file and every problem."""
    return {
        "version": VERSION,
        "ok": found.is_ok,
        "sessions": found.sessions,
        "files": found.files,
        "problems": [
            {"file": each.file, "place": each.place, "sentence": each.sentence, "way_out": each.way_out}
            for each in found.problems
        ],
        "notices": list(found.notices),
        "paths": {name: str(path) for name, path in found.paths.items()},
        "terminal": {
            "term": terminal.term,
            "colours": terminal.colours,
            "columns": terminal.columns,
            "lines": terminal.lines,
            "utf8": terminal.is_utf8,
            "screen": not terminal.no_screen,
            "reason": terminal.no_screen,
        },
        "routes": {each.name: {"works": each.works, "why": each.why} for each in found.routes},
        "versions": dict(found.versions),
    }


def backed_up(kept: Backup) -> str:
    """What a backup holds, in a sentence."""
    files = len(kept.archive.manifest.files)
    sessions = len(kept.archive.manifest.sessions)
    held = f"{count(sessions, 'session')} and {count(files - sessions, 'other file')}"
    return f"Backed up: {held}." if kept.problems else f"Backed up and read back: {held}."


def comparison(told: Comparison, history: Path) -> Iterable[str]:
    """What restoring would do, in lines."""
    span = ""
    if told.first is not None and told.last is not None:
        first, last = (f"{long_date(each)} {each.year}" for each in (told.first, told.last))
        span = f", {first}" if told.first == told.last else f", from {first} to {last}"
    yield f"The backup holds {count(told.sessions, 'session')}{span}."
    if not told.changes_history:
        yield f"{history} holds the same."
    else:
        parts = [
            f"{told.missing_here} come back" if told.missing_here else "",
            f"{told.different} become what they were" if told.different else "",
            f"{told.missing_there} are not in the backup and go to the trash" if told.missing_there else "",
        ]
        yield f"{history} holds {count(told.here, 'session')}: {listed(filter(None, parts))}."
    if told.config_to_write:
        yield f"Put back, because they are missing: {listed(told.config_to_write)}."
    if told.config_to_leave:
        yield f"Left as they are, though the backup has others: {listed(told.config_to_leave)}."


def restored(done: Restored, history: Path) -> Iterable[str]:
    """What restoring did, in lines."""
    if done.replaced is not None:
        yield f"Restored. What was there is in {done.replaced}."
    else:
        yield f"Restored to {history}."
    for each in done.written:
        yield f"Put back: {each}."
