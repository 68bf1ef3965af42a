"""The command line: parses, calls, prints. Data goes to standard output, talk to standard error."""

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import assert_never

from coach import report
from coach.arguments import Exit, NotDone, Options, Place, Shell, parser
from coach.checkup import check_up
from coach.clock import SystemClock
from coach.completion import script
from coach.gym import Gym, Refused, open_gym
from coach.lookup import find_exercise, find_session
from coach.settings import Settings, Vocabulary, default_text, load_config, show
from coach.storage.catalogue import load_catalogue, load_goals, load_routines
from coach.storage.paths import Paths, find
from coach.storage.problem import Problem
from coach.terminal import columns, facts, is_coloured, no_screen, wants_lines
from coach.training.ahead import ahead
from coach.training.exercise import Exercise
from coach.training.log import Session
from coach.training.plan import Plan
from coach.training.text import clean
from coach.training.wording import capital, long_date
from coach.transfer import compare, finish_restore, read_archive, restore, write_backup


@dataclass(frozen=True, slots=True)
class Asked:
    """A command as it was asked for."""

    options: Options
    paths: Paths
    at: datetime
    """The moment it is asked about, aware."""


Command = Callable[[Asked], int]
"""Does what was asked; returns what the shell is told."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns what the shell is told."""
    if sys.__stdout__ is None:
        _talk("Standard output is closed: there is nowhere to write to.")
        return Exit.DATA
    _make_printable(sys.stdout)
    _make_printable(sys.stderr)
    try:
        code = _run(arguments)
    except BrokenPipeError:
        _forget_output()
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    return code


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = parser().parse_args(arguments, namespace=Options())
    except SystemExit as ended:
        sys.stdout.flush()
        return ended.code if isinstance(ended.code, int) else Exit.USAGE
    try:
        return COMMANDS[options.command or ""](Asked(options, _paths(options), _moment(options.on)))
    except NotDone as reason:
        _talk(str(reason))
        return reason.code
    except Refused as reason:
        _talk(str(reason))
        return Exit.DATA


# ------------------------------------------------------------------ commands


def _open(asked: Asked) -> int:
    if not _is_plain(asked) and (reason := no_screen(os.environ)):
        raise NotDone(f"{reason} `coach --plain` works in lines, `coach next` prints what is due.", Exit.USAGE)
    _finish_restore(asked)
    return _open_app(asked, asked.paths, is_demo=False)


def _next(asked: Asked) -> int:
    gym = _gym(asked)
    plan = _plan(gym, asked)
    unfinished = gym.unfinished
    if unfinished is not None:
        when = f"{long_date(unfinished.date)}, {unfinished.started:%H:%M}"
        _talk(f"A session is unfinished ({when}): `coach` goes on with it.")
    if asked.options.json:
        return _print_json(report.coming(plan, gym.lifter))
    from coach import tables  # noqa: PLC0415 - only people need them, and programs should not wait

    return _print(tables.next_session(plan, gym.lifter, tables.Page(columns(sys.stdout), _is_coloured(), _today())))


def _why(asked: Asked) -> int:
    gym = _gym(asked)
    due = _plan(gym, asked)
    exercise = find_exercise(gym.catalogue, asked.options.exercise)
    plan = due if asked.options.day else _plan_with(exercise, due, gym, asked.at)
    planned = gym.planned(exercise, asked.at, day=plan.day.id)
    told = report.explained(plan, planned, gym.lifter, gym.sessions)
    if asked.options.json:
        return _print_json(report.why(told, gym.lifter))
    from coach import tables  # noqa: PLC0415 - only people need them, and programs should not wait

    return _print(tables.why(told, gym.lifter, tables.Page(columns(sys.stdout), _is_coloured(), _today())))


def _ahead(asked: Asked) -> int:
    gym = _gym(asked)
    weeks = asked.options.weeks
    told = ahead(gym.lifter, gym.routine, gym.goal(), gym.catalogue, gym.sessions, asked.at, weeks)
    if asked.options.json:
        return _print_json(report.prospect(told))
    from coach import tables  # noqa: PLC0415 - only people need them, and programs should not wait

    return _print(tables.prospect(told, tables.Page(columns(sys.stdout), _is_coloured(), _today())))


def _last(asked: Asked) -> int:
    gym = _gym(asked)
    done = next((each for each in reversed(gym.sessions) if each.is_finished), None)
    if done is None:
        raise NotDone(f"No session is finished yet in {asked.paths.data}.", Exit.NOTHING)
    return _show_session(done, gym, asked)


def _show(asked: Asked) -> int:
    gym = _gym(asked)
    return _show_session(find_session(gym, asked.options.id), gym, asked)


def _show_session(done: Session, gym: Gym, asked: Asked) -> int:
    if asked.options.json:
        return _print_json(report.session(done))
    from coach import tables  # noqa: PLC0415 - only people need them, and programs should not wait

    return _print(tables.session(done, gym.catalogue, tables.Page(columns(sys.stdout), _is_coloured(), _today())))


def _check(asked: Asked) -> int:
    _name_missing_configuration(asked)
    _finish_restore(asked)
    found, terminal = check_up(asked.paths, asked.at), facts(sys.stdout, os.environ)
    if asked.options.json:
        _print_json(report.checkup(found, terminal))
    else:
        from coach import tables  # noqa: PLC0415 - only people need them, and programs should not wait

        _print(tables.checkup(found, terminal, tables.Page(columns(sys.stdout), _is_coloured(), _today())))
    return Exit.DONE if found.is_ok else Exit.DATA


def _backup(asked: Asked) -> int:
    _finish_restore(asked)
    name = f"{asked.at:%Y-%m-%dT%H%M%S}.zip"
    given = Path(asked.options.file).expanduser().absolute() if asked.options.file is not None else None
    try:
        kept = write_backup(asked.paths, given / name if given is not None and given.is_dir() else given, asked.at)
    except FileExistsError as error:
        raise NotDone(f"There is a file {given} already: name another.", Exit.USAGE) from error
    except OSError as error:
        raise NotDone(f"The backup could not be written: {_reason(error)}.", Exit.DATA) from error
    if kept is None:
        raise NotDone(f"There is nothing to back up yet in {asked.paths.data}.", Exit.NOTHING)
    _tell(kept.problems)
    _talk(report.backed_up(kept))
    _print(f"{kept.path}\n")
    return Exit.DATA if kept.problems else Exit.DONE


def _restore(asked: Asked) -> int:
    _finish_restore(asked)
    file = Path(asked.options.file or "").expanduser().absolute()
    if not file.exists():
        raise NotDone(f"There is no {file}.", Exit.NOTHING)
    archive = read_archive(file)
    if isinstance(archive, Problem):
        raise NotDone(f"{capital(str(archive))}. Nothing was changed.", Exit.USAGE)
    told = compare(archive, open_gym(asked.paths).history, asked.paths)
    _tell(told.problems)
    for line in report.comparison(told, asked.paths.history):
        _talk(line)
    if not told.changes_history and not told.config_to_write:
        return Exit.DONE
    if not asked.options.yes and not _agreed("Restore it? [y/N] "):
        _talk("Nothing was changed.")
        return Exit.DONE
    try:
        done = restore(archive, asked.paths, asked.at)
    except OSError as error:
        raise NotDone(f"The backup could not be restored: {_reason(error)}.", Exit.DATA) from error
    for line in report.restored(done, asked.paths.history):
        _talk(line)
    return Exit.DONE


def _config(asked: Asked) -> int:
    match asked.options.about:
        case "path":
            return _print(f"{_place(asked.paths, Place(asked.options.place))}\n")
        case "default":
            return _print(default_text())
        case _:
            settings, problems = _settings(asked)
            _tell(problems)
            return _print(show(settings))


def _demo(asked: Asked) -> int:
    if not _is_plain(asked) and (reason := no_screen(os.environ)):
        raise NotDone(f"{reason} `coach --plain demo` works in lines.", Exit.USAGE)
    from coach.demo import made_up  # noqa: PLC0415 - nothing else needs it

    with made_up(asked.at) as paths:
        return _open_app(asked, paths, is_demo=True)


def _completion(asked: Asked) -> int:
    return _print(script(Shell(asked.options.shell), parser()))


COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "": _open,
        "next": _next,
        "why": _why,
        "ahead": _ahead,
        "last": _last,
        "show": _show,
        "check": _check,
        "backup": _backup,
        "restore": _restore,
        "config": _config,
        "demo": _demo,
        "completion": _completion,
    }
)
"""What does each command of the grammar; the empty one is no command at all."""


# ------------------------------------------------------------------ what they need


def _is_plain(asked: Asked) -> bool:
    """Whether the coach opens in lines of text instead of on a screen."""
    return asked.options.plain or wants_lines(os.environ)


def _open_app(asked: Asked, paths: Paths, *, is_demo: bool) -> int:
    if _is_plain(asked):
        from coach import plain  # noqa: PLC0415 - only a session needs it

        return plain.run(paths)
    from coach.ui.app import run  # noqa: PLC0415 - everything else works without a screen

    return run(paths, is_demo=is_demo)


def _gym(asked: Asked) -> Gym:
    _name_missing_configuration(asked)
    _finish_restore(asked)
    gym = open_gym(asked.paths)
    _tell(gym.problems)
    return gym


def _finish_restore(asked: Asked) -> None:
    """Before anything is read, so that a history is never taken for empty that is only half-way back."""
    said = finish_restore(asked.paths)
    if said:
        _talk(said)


def _agreed(question: str) -> bool:
    """What the lifter answers; raises NotDone where nobody can."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise NotDone("Nobody can be asked here: `--yes` restores it without asking. Nothing was changed.", Exit.USAGE)
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def _reason(error: OSError) -> str:
    return (error.strerror or str(error) or "no reason given").lower()


def _plan(gym: Gym, asked: Asked) -> Plan:
    """The session asked for. A day or goal that does not exist was asked wrongly; any other refusal is the data's."""
    options = asked.options
    _ = gym.routine
    try:
        if options.day:
            gym.day(options.day)
        if options.goal:
            gym.goal(options.goal)
    except Refused as reason:
        raise NotDone(str(reason), Exit.USAGE) from reason
    return gym.plan(asked.at, day=options.day, goal=options.goal, rough=options.rough)


def _plan_with(exercise: Exercise, due: Plan, gym: Gym, at: datetime) -> Plan:
    """The session that is due, else the first of the level's other days that has the exercise."""
    days = (each for each in gym.routine.levels[gym.settings.level] if each != due.day.id)
    plans = (due, *(gym.plan(at, day=day) for day in days))
    return next((each for each in plans if any(one.exercise.id == exercise.id for one in each.planned)), due)


def _settings(asked: Asked) -> tuple[Settings, tuple[Problem, ...]]:
    """The configuration in force, without reading the history."""
    _name_missing_configuration(asked)
    paths = asked.paths
    catalogue, _ = load_catalogue(paths.config_dir / "exercises.toml")
    goals, _ = load_goals()
    routines, _ = load_routines(paths.config_dir / "routines", catalogue)
    return load_config(paths, Vocabulary(catalogue.exercises.keys(), goals.keys(), routines.keys()))


def _paths(options: Options) -> Paths:
    paths = find(options.data_dir, options.config, os.environ)
    if paths.data.exists() and not paths.data.is_dir():
        raise NotDone(f"{paths.data} is no folder: name the folder of your history.", Exit.USAGE)
    return paths


def _name_missing_configuration(asked: Asked) -> None:
    """A file that was named and is not there is no mistake, but the lifter should know."""
    if asked.options.config is not None and not asked.paths.config_file.exists():
        _talk(f"There is no {asked.paths.config_file}: everything is at its default.")


def _place(paths: Paths, place: Place) -> Path:
    match place:
        case Place.DATA:
            return paths.data
        case Place.CONFIG:
            return paths.config_file
        case Place.THEMES:
            return paths.config_dir / "themes"
        case Place.LOG:
            return paths.log
        case _:
            assert_never(place)


def _moment(on: date | None) -> datetime:
    """This moment, or its time of day on another date, in this machine's zone."""
    now = SystemClock().now()
    return now if on is None else datetime.combine(on, now.time()).astimezone()


def _today() -> date:
    return SystemClock().now().date()


# ------------------------------------------------------------------ printing


def _print(text: str) -> int:
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _forget_output()
        raise NotDone(
            f"It could not be written: {(error.strerror or 'no reason given').lower()}.", Exit.DATA
        ) from error
    return Exit.DONE


def _print_json(value: report.Json) -> int:
    return _print(f"{json.dumps(value, ensure_ascii=not _is_unicode(sys.stdout.encoding), indent=2)}\n")


def _talk(sentence: str) -> None:
    """One line on standard error."""
    if sys.__stderr__ is not None:
        with suppress(OSError):
            print(clean(sentence), file=sys.stderr)


def _tell(problems: Iterable[Problem]) -> None:
    for each in problems:
        _talk(str(each))


def _is_coloured() -> bool:
    return is_coloured(sys.stdout, os.environ)


def _is_unicode(encoding: str) -> bool:
    return encoding.lower().replace("-", "") == "utf8"


def _make_printable(stream: object) -> None:
    """No character and no file name may end the program: what a stream cannot show becomes a question mark."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="surrogateescape" if _is_unicode(stream.encoding) else "replace")


def _forget_output() -> None:
    """Nobody reads any more: what is left goes nowhere, so that leaving does not fail on it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
