"""A session in one line: how long, how much, how clean, and what went up."""

from collections.abc import Iterable
from datetime import timedelta
from fractions import Fraction

from coach.training.comparing import Compared, all_compared
from coach.training.exercise import Catalogue
from coach.training.form import Form, form_of
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import Unit, converted
from coach.training.log import Entry, Session
from coach.training.records import Record
from coach.training.volume import Weights, clean_volume

_MINUTE = timedelta(minutes=1)


@frozen
class Summary:
    """What is to be said of one session beside others."""

    session: Session
    minutes: int | None
    """From its start to its end; None while it runs."""
    sets: int
    """Work sets."""
    clean: int
    """Clean reps of these; what is held has none."""
    volume: Fraction
    """Clean reps times effective load, in the unit asked for; what has no formula counts nothing."""
    form: Form
    """Of the work sets that have at least one rep."""
    compared: tuple[Compared, ...]
    """Each exercise beside the time before; empty while the session runs."""

    @property
    def exercises(self) -> tuple[Entry, ...]:
        """Those with a work set."""
        return tuple(each for each in self.session.entries if each.block in LIFTED_BLOCKS and each.work_sets)

    @property
    def went_up(self) -> tuple[Compared, ...]:
        """The exercises in which anything went up."""
        return tuple(each for each in self.compared if each.went_up)

    @property
    def records(self) -> tuple[Record, ...]:
        """What it did that no earlier session did, each once."""
        return tuple(dict.fromkeys(record for each in self.compared for record in each.records))


def summaries(
    past: Iterable[Session], catalogue: Catalogue, unit: Unit, only: Iterable[Session]
) -> tuple[Summary, ...]:
    """Some sessions of the past in a line each, in their order; the whole past tells what went up."""
    chosen = tuple(only)
    compared = all_compared(past, catalogue, unit, only=chosen)
    weights = Weights()
    return tuple(_summary(each, catalogue, unit, compared.get(each.id, ()), weights) for each in chosen)


def minutes_of(session: Session) -> int | None:
    """How long a session took, in whole minutes; None while it runs."""
    return None if session.finished is None else (session.finished - session.started + _MINUTE / 2) // _MINUTE


def _summary(
    session: Session, catalogue: Catalogue, unit: Unit, compared: tuple[Compared, ...], weights: Weights
) -> Summary:
    work = [each for entry in session.entries if entry.block in LIFTED_BLOCKS for each in entry.work_sets]
    return Summary(
        session=session,
        minutes=minutes_of(session),
        sets=len(work),
        clean=sum(each.clean_reps for each in work if each.reps is not None),
        volume=converted(clean_volume(session, catalogue, weights), session.unit, unit),
        form=form_of(session),
        compared=compared,
    )
