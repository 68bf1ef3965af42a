"""The way out: the history in a file for others."""

from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from coach.arguments import Exit, NotDone
from coach.commands.asked import Asked, gym_of
from coach.commands.saying import print_lines, reason_of, talk
from coach.exchange.export import Export
from coach.exchange.write_csv import write_csv
from coach.exchange.write_hevy import write_hevy
from coach.exchange.write_json import write_json
from coach.exchange.write_strong import write_strong
from coach.grammar.exchange import Form
from coach.storage.files import is_folder
from coach.storage.outgoing import write_lines
from coach.storage.paths import absolute
from coach.training.load import Unit
from coach.training.log import Session
from coach.training.wording import count

STANDARD_OUTPUT = "-"


def export(asked: Asked) -> int:
    """`coach export`: what the form has no place for is said, and nothing of it is lost here."""
    options = asked.options
    gym = gym_of(asked)
    since = options.since
    chosen = [each.session for each in gym.sessions.pages if since is None or each.date >= since]
    if not chosen:
        late = f" since {since}" if since is not None else ""
        raise NotDone(f"There is no session{late} in {asked.paths.data}.", Exit.NOTHING)
    told = _written(chosen, Form(options.to), gym.settings.unit)
    for each in told.notices:
        talk(each)
    if options.output in (None, STANDARD_OUTPUT):
        return print_lines(told.lines)
    path = absolute(options.output or "")
    _write(path, told, replaces=options.force)
    talk(f"{count(len(chosen), 'session')} written to {path}.")
    return Exit.DONE


def _written(sessions: Sequence[Session], form: Form, unit: Unit) -> Export:
    match form:
        case Form.CSV:
            return write_csv(sessions)
        case Form.JSON:
            return write_json(sessions)
        case Form.HEVY:
            return write_hevy(sessions, unit)
        case Form.STRONG:
            return write_strong(sessions, unit)
        case _:
            assert_never(form)


def _write(path: Path, told: Export, *, replaces: bool) -> None:
    """Raises NotDone where it cannot be written."""
    if is_folder(path):
        raise NotDone(f"{path} is a folder: name a file.", Exit.USAGE)
    if not is_folder(path.parent):
        raise NotDone(f"There is no folder {path.parent}: make it, or name another.", Exit.USAGE)
    try:
        write_lines(path, told.lines, replaces=replaces)
    except FileExistsError as error:
        way_out = "name another, or replace it with `--force`" if path.is_file() else "use > instead"
        raise NotDone(f"{path} is there already: {way_out}.", Exit.USAGE) from error
    except OSError as error:
        raise NotDone(f"It could not be written: {reason_of(error)}.", Exit.DATA) from error
