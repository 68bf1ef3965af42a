"""Exports to be read, and what reading them gives."""

from datetime import timedelta, timezone
from decimal import Decimal
from pathlib import Path

from coach.exchange.formats import Asked
from coach.exchange.reading import Reading
from coach.exchange.recognise import format_of, understood
from coach.exchange.table import opened
from coach.training.exercise import Catalogue, ExerciseClass
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, LoggedSet, Session
from tests.training.make import exercise

SAMPLES = Path(__file__).parents[2] / "../shared" / "samples"
ZONE = timezone(timedelta(hours=1))
CATALOGUE = Catalogue(
    {
        each.id: each
        for each in (
            exercise("barbell-row"),
            exercise("pull-up", LoadKind.BODYWEIGHT),
            exercise("barbell-curl", LoadKind.BARBELL, ExerciseClass.ISOLATION),
            exercise("face-pull", LoadKind.STACK),
        )
    }
)

FILES = Path(__file__).parent / "files"
EXPORTS = {each.stem: each.read_bytes().decode() for each in sorted(FILES.iterdir())}
"""A made-up export of each dialect, by its name."""
HEVY = EXPORTS["hevy"]
S3 = EXPORTS["s3"]
S3_HEADER = S3.partition("\n")[0] + "\n"


def read(text: str | bytes, unit: Unit | None = Unit.KG, *, source: str | None = None, insist: bool = False) -> Reading:
    """What a file is understood to be."""
    content = text.encode() if isinstance(text, str) else text
    return understood(content, Asked(CATALOGUE, ZONE, unit, insist), source)


def export_of(app: str) -> str:
    """The name of a made-up export of an app."""
    return next(name for name, text in EXPORTS.items() if format_of(app).recognises(opened(text.encode())))


def strong(*rows: str) -> str:
    """An S3 file of workouts of one exercise; a row is `order,weight,reps,distance,seconds,rpe`."""
    lines = []
    for row in rows:
        *figures, rpe = row.split(",")
        lines.append(f'2024-01-01 10:00:00,"Day",30m,"Sled Pull",{",".join(figures)},,,{rpe}\n')
    return S3_HEADER + "".join(lines)


def hevy(*rows: str) -> str:
    """A Hevy file of one workout; a row is `exercise,superset,index,type,weight,reps,rpe`."""
    head = HEVY.partition("\n")[0] + "\n"
    lines = []
    for row in rows:
        exercise_title, superset, index, kind, weight, reps, rpe = row.split(",")
        lines.append(
            f'"Day","1 Jan 2024, 10:00","1 Jan 2024, 10:30","","{exercise_title}",{superset},"",{index},"{kind}",'
            f"{weight},{reps},,,{rpe}\n"
        )
    return head + "".join(lines)


def entries(reading: Reading) -> tuple[Entry, ...]:
    """The exercises of all sessions, in order."""
    return tuple(entry for each in reading.sessions for entry in each.entries)


def sets(reading: Reading) -> tuple[LoggedSet, ...]:
    """The sets of all sessions, in order."""
    return tuple(each for entry in entries(reading) for each in entry.sets)


def only(reading: Reading) -> Session:
    """Its one session."""
    (session,) = reading.sessions
    return session


def volume(reading: Reading) -> Decimal:
    """Load times reps of everything, in the units as written."""
    return sum(((each.load or Decimal(0)) * (each.reps or 0) for each in sets(reading)), start=Decimal(0))
