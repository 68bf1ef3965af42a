"""What sets move, worked out once for many sessions."""

from hypothesis import given
from hypothesis import strategies as st

from coach.training.exercise import Catalogue
from coach.training.load import LoadKind, Unit
from coach.training.log import Session
from coach.training.volume import Weights, clean_volume
from tests.training.make import DAY, entry, exercise, session_of, work

LIFTS = (exercise("row"), exercise("pull-up", LoadKind.BODYWEIGHT), exercise("assisted", LoadKind.ASSISTED))
KNOWN = Catalogue({each.id: each for each in LIFTS})
DONE = st.builds(
    lambda lift, load, reps, unit, own, body: session_of(
        DAY, [entry([work(load, reps, unit=own), work(20, 8)], exercise_id=lift.id)], unit=unit, bodyweight=body
    ),
    st.sampled_from(LIFTS),
    st.sampled_from((None, 20, 42.5)),
    st.integers(0, 12),
    st.sampled_from(Unit),
    st.none() | st.sampled_from(Unit),
    st.sampled_from((None, 78, "80.5")),
)


@given(st.lists(DONE, max_size=8))
def test_volumes_are_the_same_whoever_was_weighed_before(sessions: list[Session]) -> None:
    weights = Weights()
    assert [clean_volume(each, KNOWN, weights) for each in sessions] == [clean_volume(each, KNOWN) for each in sessions]
