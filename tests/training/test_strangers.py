"""What other apps brought and the catalogue does not know is followed over time all the same."""

from coach.storage.catalogue import load_catalogue
from coach.training.load import LoadKind, Unit
from coach.training.logbook import Logbook
from coach.training.progress import progress
from coach.training.strangers import strangers
from tests.training.make import DAY, entry, session, session_of, work

CATALOGUE, _ = load_catalogue(None)
BOOK = Logbook.of(
    [
        session(14, 80, [5, 5], exercise_id="bench-press"),
        session(7, 60, [8], exercise_id="barbell-row"),
        session_of(DAY, [entry([work(82.5, 5)], exercise_id="bench-press")]),
        session_of(DAY, [entry([work(None, None, seconds=60)], exercise_id="plank")]),
    ]
)


def test_only_what_the_catalogue_has_not_is_a_stranger() -> None:
    assert [each.id for each in strangers(BOOK, CATALOGUE)] == ["bench-press", "plank"]


def test_a_stranger_is_told_by_its_name_and_loaded_or_held_as_it_was() -> None:
    bench, plank = strangers(BOOK, CATALOGUE)
    assert (bench.name, bench.kind, bench.is_held) == ("Bench press", LoadKind.STACK, False)
    assert (plank.kind, plank.is_held) == (LoadKind.NONE, True)
    assert not bench.primary


def test_a_stranger_has_its_course_and_its_records() -> None:
    (bench, _) = strangers(BOOK, CATALOGUE)
    points = progress(bench, BOOK, Unit.KG).points
    assert [each.base for each in points] == [80, 82.5]
    assert any(each.words.startswith("heaviest") for each in points[-1].records)
