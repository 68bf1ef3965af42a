"""Exports to be brought in, and what a folder holds before and after."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.home import Home
from tests.exchange.exports import EXPORTS, SAMPLES

__all__ = ["EXPORTS", "SAMPLES", "Account", "account", "everything_in", "fitnotes", "put", "strong"]

STRONG_HEAD = EXPORTS["s3"].partition("\n")[0] + "\n"
FITNOTES_HEAD = EXPORTS["fitnotes_10"].partition("\n")[0] + "\n"


@dataclass(frozen=True, slots=True)
class Account:
    """What `coach import --json` said."""

    value: Mapping[str, object]

    def number(self, *path: str) -> int:
        """A number in it."""
        found: object = self.value
        for each in path:
            assert isinstance(found, Mapping)
            found = found[each]
        assert isinstance(found, int)
        return found

    @property
    def sessions(self) -> tuple[int, int, int]:
        """New, known, different."""
        return (
            self.number("sessions", "new"),
            self.number("sessions", "known"),
            self.number("sessions", "different"),
        )


def account(home: Home, capsys: pytest.CaptureFixture[str], *arguments: str) -> Account:
    """Runs an import that works out."""
    answer = home.ask(capsys, "import", "--json", *arguments)
    assert answer.code == 0, answer.err
    return Account(json.loads(answer.out))


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by its place there."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in sorted(folder.rglob("*")) if each.is_file()}


def put(folder: Path, name: str, text: str | bytes) -> str:
    """A file to be brought in; its path."""
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def strong(*days: int, reps: int = 8) -> str:
    """A Strong export with one workout on each of these days of January 2024."""
    rows = (
        f'2024-01-{day:02} 18:30:00,"Back",45m,"{exercise}",{place},60.0,{reps},0,0,"","",\n'
        for day in days
        for exercise in ("Bent Over Row (Barbell)", "Sled Pull")
        for place in (1, 2, 3)
    )
    return STRONG_HEAD + "".join(rows)


def fitnotes(rows: Sequence[tuple[str, str, str, int]]) -> str:
    """A FitNotes export of dates, exercises, kilograms and reps."""
    lines = (f'{day},{exercise},Back,{load},kgs,{reps},,,,""\n' for day, exercise, load, reps in rows)
    return FITNOTES_HEAD + "".join(lines)
