"""The one thing to think of in the next set.

A fault is answered first; otherwise the cues take turns. Curls have inward cues, rows and pulls outward ones
(Schoenfeld 2018): that is written in the catalogue.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import assert_never

from coach.training.exercise import Cue, CueKind, Exercise
from coach.training.log import Entry, Fault, LoggedSet


def choose_cue(exercise: Exercise, sets_today: Sequence[LoggedSet], past_entries: Sequence[Entry]) -> Cue | None:
    """The cue for the set after `sets_today` of this exercise.

    Against the fault of the set just done; else against the fault marked most often on this exercise, today or in
    `past_entries` (newest first; of equally many the newer); else the exercise's cues in turn, so that
    consecutive sets differ. None only for an exercise without cues.
    """
    answer = _against(exercise, _fault_to_answer(sets_today, past_entries))
    turn = len(past_entries) + len(sets_today)
    if answer:
        return answer[turn % len(answer)]
    if not exercise.cues:
        return None
    cue = exercise.cues[turn % len(exercise.cues)]
    if sets_today and cue == choose_cue(exercise, sets_today[:-1], past_entries):
        return exercise.cues[(turn + 1) % len(exercise.cues)]
    return cue


def _fault_to_answer(sets_today: Sequence[LoggedSet], past_entries: Iterable[Entry]) -> Fault | None:
    if sets_today and sets_today[-1].fault is not None:
        return sets_today[-1].fault
    newest_first = [*reversed(sets_today), *(each for entry in past_entries for each in reversed(entry.sets))]
    marked = Counter(each.fault for each in newest_first if each.fault is not None)
    return marked.most_common(1)[0][0] if marked else None


def _against(exercise: Exercise, fault: Fault | None) -> tuple[Cue, ...]:
    """The exercise's cues against a fault."""
    match fault:
        case None:
            return ()
        case Fault.MOMENTUM:
            kind = CueKind.MOMENTUM
        case Fault.RANGE:
            kind = CueKind.RANGE
        case _:
            assert_never(fault)
    return tuple(cue for cue in exercise.cues if cue.kind is kind)
