from coach.exchange import figures, own_session
from coach.storage import session_reading


def test_what_our_own_files_may_hold_is_what_a_session_file_may_hold() -> None:
    assert figures.MOST_LOAD == session_reading.MOST_LOAD
    assert figures.MOST_REPS == session_reading.MOST_REPS
    assert figures.MOST_SECONDS == session_reading.MOST_SECONDS == session_reading.MOST_REST
    assert figures.MOST_DISTANCE == session_reading.MOST_DISTANCE
    assert figures.MOST_IN_A_NAME == session_reading.MOST_IN_A_NAME
    assert figures.MOST_IN_A_NOTE == session_reading.MOST_IN_A_NOTE
    assert own_session.MOST_LEFT == session_reading.MOST_LEFT
    assert own_session.MOST_SETS == session_reading.MOST_SETS
