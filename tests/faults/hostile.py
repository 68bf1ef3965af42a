"""Text that means harm, in names, notes, files and their names, in the real program: what reaches the terminal."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import tomli_w

from coach.storage.session_text import write_session
from coach.training.log import Session
from tests.cli.home import Home
from tests.faults.kills import session_of
from tests.faults.tally import Tally, command
from tests.faults.watched import Watched, at_work
from tests.pty.terminal import ROOT

MARKUP = "[bold]B[/bold] [@click=app.quit]Q[/] [/oops]"
CONTROLS = "\x1b]52;c;aGFja2Vk\x07\x1b[31mRED\x9b2J\x1bPq\x1b\\"
INVISIBLE = "\u202erecord\u2066best\u200bzero\u200d\ufeffwidth\u00adhyphen"
COMBINING = "Z" + "\u0300\u0301\u0302\u0323\u0324" * 12
LONG = "x" * 10_000
FORBIDDEN = {
    "a write to the clipboard": b"\x1b]52",
    "an escape of the text": b"\x1b[31mRED",
    "a device control": b"\x1bPq",
    "a C1 control": "\x9b".encode(),
    "a bidirectional override": "\u202e".encode(),
    "a bidirectional isolate": "\u2066".encode(),
    "a zero-width space": "\u200b".encode(),
    "a zero-width joiner": "\u200d".encode(),
    "a byte-order mark": "\ufeff".encode(),
}
SIZE = (120, 40)
LITERALLY = ("[BOLD]B", "[/OOPS]")
LOOK = 0.25
"""Seconds in which a key has its effect."""
UNCLEANED = """
import coach.training.text
coach.training.text.clean = lambda text, limit=None: text.replace("\\n", " ").replace("\\t", " ")
"""


@dataclass(frozen=True, slots=True)
class Visit:
    """Keys that lead past a text, from a start with or without an open session."""

    is_open: bool
    keys: tuple[str, ...]
    literally: tuple[str, ...]
    """What has to stand on the screen on the way as it was written."""


VISITS = (
    Visit(is_open=True, keys=("o", "\x1b", "w", "\x1b", "s", "\x1b", "n", "\x1b", "?", "\x1b"), literally=LITERALLY),
    Visit(is_open=False, keys=("h", "\r", "\x1b", "\x1b", "?", "\x1b"), literally=("[bold]B",)),
)


def campaign(runs: int, seed: int) -> Tally:
    """Every visit so often; chance plays no part."""
    del seed
    tally = Tally("hostile text")
    for _ in range(runs):
        for visit in VISITS:
            with tempfile.TemporaryDirectory() as folder:
                _visit(visit, Path(folder), tally)
    return tally


def without_the_cleaner() -> Tally:
    """The same with the cleaner switched off in the program."""
    tally = Tally("hostile text, not cleaned")
    with tempfile.TemporaryDirectory() as folder:
        switch = Path(folder) / "sitecustomize.py"
        switch.write_text(UNCLEANED, encoding="utf-8")
        with patch.dict(os.environ, PYTHONPATH=os.pathsep.join((folder, str(ROOT)))):
            _visit(VISITS[0], Path(folder) / "home", tally)
    return tally


def _visit(visit: Visit, folder: Path, tally: Tally) -> None:
    home = _home(folder, is_open=visit.is_open)
    with _opened(home) as watched:
        shown = ""
        watched.resize(*SIZE)
        with suppress(AssertionError):
            watched.wait_for("? help")
        shown += watched.text
        for key in visit.keys:
            watched.press(key)
            watched.read(LOOK)
            shown += watched.text
        what = "with a session" if visit.is_open else "today"
        tally.runs += 1
        tally.seen["bytes that reached the terminal"] += len(watched.written)
        tally.lost += [f"{what}: {name} reached it" for name, code in FORBIDDEN.items() if code in watched.written]
        tally.lost += [f"{what}: {each} is not shown as it stands" for each in visit.literally if each not in shown]
        try:
            code = watched.leave()
        except Exception as error:  # noqa: BLE001 - a program that has died in any way is a finding
            tally.lost.append(f"{what}: it does not leave: {type(error).__name__}")
        else:
            tally.lost += [f"{what}: it left with {code}"] if code else []


@contextmanager
def _opened(home: Home) -> Iterator[Watched]:
    watched = Watched(home)
    try:
        yield watched
    finally:
        watched.end()


def _home(folder: Path, *, is_open: bool) -> Home:
    """Folders in which every text means harm."""
    home = at_work(folder)
    session = session_of(home)
    (path,) = home.paths.history.rglob("*.toml")
    hostile = _hostile(session)
    past = replace(
        _renamed(session, lambda name: f"{name} {MARKUP} {COMBINING}"),
        id="2026-01-01T070511-past",
        finished=session.started + timedelta(hours=1),
        title=MARKUP + LONG,
    )
    path.with_name("2026-01-01T070511-back-biceps-past.toml").write_text(write_session(past), encoding="utf-8")
    if is_open:
        path.write_text(write_session(hostile), encoding="utf-8")
    else:
        path.write_text(write_session(replace(hostile, finished=hostile.started)), encoding="utf-8")
        for number, text in enumerate((MARKUP, CONTROLS, INVISIBLE)):
            name = text.replace("/", "|")
            path.with_name(f"{number}{name}.toml").write_text(tomli_w.dumps({text: text}), encoding="utf-8")
        home.configure(tomli_w.dumps({MARKUP: 1, CONTROLS: INVISIBLE, "theme": MARKUP + CONTROLS, "unit": CONTROLS}))
    return home


def _hostile(session: Session) -> Session:
    texts = iter([f"{MARKUP} {CONTROLS}", INVISIBLE, COMBINING, LONG[:150], CONTROLS + MARKUP])
    changed = _renamed(session, lambda name: next(texts, MARKUP) if name[:1].isupper() else name)
    changed = replace(changed, note=MARKUP + CONTROLS + INVISIBLE + COMBINING)
    at_it = next(n for n, each in enumerate(changed.entries) if not each.sets)
    now = replace(changed.entries[at_it], name=f"{MARKUP} {CONTROLS} {INVISIBLE}", note=CONTROLS)
    return replace(changed, entries=(*changed.entries[:at_it], now, *changed.entries[at_it + 1 :]))


def _renamed(session: Session, name: Callable[[str], str]) -> Session:
    return replace(session, entries=tuple(replace(each, name=name(each.name)) for each in session.entries))


if __name__ == "__main__":
    sys.exit(command(campaign, 1))
