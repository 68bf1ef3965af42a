"""Other apps' histories: brought in, and taken back."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from coach.arguments import Exit, NotDone
from coach.bringing.looking import MANY_ROWS, Look, batch_name, look
from coach.bringing.putting import Brought, ImportingError, alone, bring_in, take_back
from coach.bringing.reading import NotUnderstood, Reading, UnitNeeded, content_of, read_export, typed_content
from coach.commands.asked import Asked, finish_restoring, gym_of
from coach.commands.saying import can_ask, print_json, reason_of, talk
from coach.exchange.units import weight_unit
from coach.gym import Gym
from coach.report import bringing as values
from coach.storage.files import is_missing
from coach.storage.paths import absolute
from coach.training.load import Unit
from coach.training.text import clean
from coach.training.wording import count

STANDARD_INPUT = "-"
_NOTHING = "Nothing was brought in."


def import_(asked: Asked) -> int:
    """`coach import`: every file is understood before anything is written, then all that is new or nothing."""
    options = asked.options
    if options.undo:
        return _undo(asked)
    if not options.files:
        raise NotDone("Name the file of an export: `coach import FILE`, or `coach import --undo`.", Exit.USAGE)
    files = [(_called(each), _content(each)) for each in options.files]
    try:
        with nullcontext() if options.dry_run else alone(asked.paths):
            gym = gym_of(asked)
            looks = look([(name, _read(name, content, gym, asked)) for name, content in files], gym)
            done = None if options.dry_run else _put(looks, gym, asked)
    except ImportingError as error:
        raise NotDone(f"Another import is at work on this history. {_NOTHING}", Exit.DATA) from error
    except KeyboardInterrupt:
        talk(_NOTHING)
        raise
    if options.json:
        return print_json(values.imported(looks, done))
    _tell(looks, done, asked)
    return Exit.DONE


def _undo(asked: Asked) -> int:
    if asked.options.files:
        raise NotDone("`--undo` takes the latest import back; it takes no file.", Exit.USAGE)
    finish_restoring(asked)
    try:
        with alone(asked.paths):
            taken = take_back(asked.paths)
    except OSError as error:
        raise NotDone(f"The import could not be taken back: {reason_of(error)}.", Exit.DATA) from error
    if taken is None:
        raise NotDone(f"There is no import to take back in {asked.paths.data}.", Exit.NOTHING)
    if asked.options.json:
        return print_json(values.taken_back(taken))
    if taken.sessions:
        talk(f"Taken back: {count(taken.sessions, 'session')}, now in {taken.folder}.")
    if taken.restored:
        again = "is again as it was" if taken.restored == 1 else "are again as they were"
        talk(f"{count(taken.restored, 'session')} {again}; the versions from the import are in {taken.folder}.")
    return Exit.DONE


def _called(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else clean(Path(file).name) or clean(file)


def _content(file: str) -> bytes:
    """What stands in a file. Raises NotDone."""
    path = absolute(file)
    if file != STANDARD_INPUT and is_missing(path):
        raise NotDone(f"There is no file {file}. {_NOTHING}", Exit.NOTHING)
    try:
        return typed_content() if file == STANDARD_INPUT else content_of(path)
    except NotUnderstood as reason:
        raise NotDone(f"{_called(file)}: {reason} {_NOTHING}", Exit.USAGE) from reason


def _read(name: str, content: bytes, gym: Gym, asked: Asked) -> Reading:
    """A file, understood; the unit is asked for once where it is needed. Raises NotDone."""
    options = asked.options
    unit = None if options.unit is None else Unit(options.unit)
    try:
        try:
            return read_export(content, gym, None, source=options.source, unit=unit, insist=options.insist)
        except UnitNeeded as question:
            unit = _unit(name, str(question), gym, options.files)
            return read_export(content, gym, None, source=options.source, unit=unit, insist=options.insist)
    except NotUnderstood as reason:
        raise NotDone(f"{name}: {reason} {_NOTHING}", Exit.USAGE) from reason


def _unit(name: str, question: str, gym: Gym, files: Sequence[str]) -> Unit:
    """What the lifter says; Enter is the unit of the configuration. Raises NotDone where nobody can be asked."""
    refusal = NotDone(f"{name}: {question} Say it with --unit kg or --unit lb. {_NOTHING}", Exit.USAGE)
    if STANDARD_INPUT in files or not can_ask():
        raise refusal
    usual = gym.settings.unit
    talk(f"{name}: {question}")
    while True:
        sys.stderr.write(f"kg or lb? [{usual}] ")
        sys.stderr.flush()
        typed = sys.stdin.readline()
        if not typed:
            raise refusal
        unit = weight_unit(typed.strip() or usual)
        if unit is not None:
            return unit


def _put(looks: Sequence[Look], gym: Gym, asked: Asked) -> Brought:
    """Everything new, written. Raises NotDone where the disk refuses."""
    try:
        with _progress(sum(each.reading.account.rows for each in looks)) as progress:
            return bring_in(
                [each.weighed for each in looks],
                batch_name(looks),
                gym,
                asked.at,
                with_different=asked.options.update,
                progress=progress,
            )
    except OSError as error:
        raise NotDone(f"It could not be written: {reason_of(error)}. {_NOTHING}", Exit.DATA) from error


@contextlib.contextmanager
def _progress(rows: int) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while there is much to write and somebody to see it."""
    if rows <= MANY_ROWS or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _done, _all: None
        return
    from rich.console import Console  # noqa: PLC0415 - only where a bar is drawn
    from rich.progress import Progress  # noqa: PLC0415 - the same

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("writing", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _tell(looks: Sequence[Look], done: Brought | None, asked: Asked) -> None:
    from coach.commands.shown import page_on  # noqa: PLC0415 - only people need tables, and programs should not wait
    from coach.tables.bringing import looks as drawn  # noqa: PLC0415 - the same

    sys.stderr.write(f"{drawn(looks, page_on(sys.stderr))}\n")
    different = sum(len(each.weighed.different) for each in looks)
    new = len({each.id for one in looks for each in one.weighed.new})
    if done is None:
        also = f", and {count(different, 'session')} replaced" if different and asked.options.update else ""
        talk(f"{count(new, 'session')} would be brought in{also}. Nothing was written.")
    elif not done.batch:
        talk("Nothing new: nothing was written.")
    else:
        also = f", {count(done.replaced, 'session')} replaced by the file's version" if done.replaced else ""
        talk(f"{count(done.sessions, 'session')} brought in{also}. `coach import --undo` takes this back.")
    if different and not asked.options.update:
        talk("Where a session differs, yours stays; `--update` takes the file's version and keeps yours in the trash.")
