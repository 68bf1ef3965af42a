"""Changes to a running session: each takes a workout and gives the next one. Moments are aware arguments."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import assert_never

from coach.training.fields import correct
from coach.training.log import EntryFlag, LoggedSet, Session
from coach.training.moment import aware
from coach.training.offers import is_surprising
from coach.training.records import best_estimate
from coach.training.replan import going_on, pass_over, without_warmup
from coach.training.resting import earned_rest, go, is_resting
from coach.training.standing import hold_seconds, standing
from coach.training.workout import (
    GET_SET_SECONDS,
    Corrected,
    Draft,
    Hold,
    Question,
    QuestionKind,
    Step,
    StepKind,
    Workout,
    latest_set,
    load_now,
    next_step,
    ramp_after_a_break,
    with_entry,
    with_set,
)


def act(workout: Workout, now: datetime) -> Workout:
    """What Enter does: the careful answer to a question, the end of a rest, the next set, a hold's start or end."""
    if workout.question is not None:
        return _answered(workout, workout.question, yes=False)
    if workout.session.finished is not None:
        return workout
    if workout.hold is not None:
        return end_side(workout, now)
    if is_resting(workout, now):
        return go(workout, now)
    step = next_step(workout)
    if step is None:
        return finish(workout, now)
    sentence = _surprise(workout, step)
    if sentence is not None:
        other = "hold it" if step.kind is StepKind.HOLD else "log it"
        return replace(workout, question=Question(QuestionKind.SURPRISE, sentence, "change it", other))
    return _taken(workout, step, now)


def _taken(workout: Workout, step: Step, now: datetime) -> Workout:
    """The next step as it stands: a hold begins, a first load is chosen, a set is logged."""
    match step.kind:
        case StepKind.HOLD:
            return replace(workout, hold=Hold(aware(now)))
        case StepKind.CHOOSE:
            return choose(workout, now)
        case StepKind.MOVE | StepKind.RAMP | StepKind.WORK:
            return log(workout, now)
        case _:
            assert_never(step.kind)


def yes(workout: Workout, now: datetime) -> Workout:
    """What y does: the other answer to a question, or the offered ramp set."""
    if workout.question is None:
        return take_ramp_again(workout)
    if workout.question.kind is QuestionKind.SURPRISE:
        step, sure = next_step(workout), replace(workout, question=None)
        return sure if step is None else _taken(sure, step, now)
    return _answered(workout, workout.question, yes=True)


def doubt(workout: Workout, corrected: Corrected) -> Workout:
    """Asks about a set that was corrected by typing where it looks like a slip of the finger now."""
    entry, number, before = corrected.entry, corrected.number, corrected.before
    done = workout.session.entries[entry].sets[number]
    if workout.question is not None or (done.load, done.done) == (before.load, before.done) or done.at != before.at:
        return workout
    sentence = surprise(with_set(workout, entry, number, before), entry, done)
    if sentence is None:
        return workout
    return replace(workout, question=Question(QuestionKind.CORRECTION, sentence, "as it was", "it is right", corrected))


def unasked(workout: Workout) -> Workout:
    """Without its question, which is as good as never asked.

    What was corrected and asked about is as it was; pain that the question is about was not meant either.
    """
    question, step = workout.question, next_step(workout)
    if question is None:
        return workout
    asked = replace(workout, question=None)
    if question.kind is QuestionKind.PAIN and step is not None:
        entry = workout.session.entries[step.entry]
        return with_entry(asked, step.entry, replace(entry, flags=entry.flags - {EntryFlag.PAIN}))
    return _as_it_was(asked, question.corrected)


def _as_it_was(workout: Workout, corrected: Corrected | None) -> Workout:
    if corrected is None:
        return workout
    return correct(workout, corrected.entry, corrected.number, corrected.before)


def _answered(workout: Workout, question: Question, *, yes: bool) -> Workout:
    asked = replace(workout, question=None)
    match question.kind:
        case QuestionKind.WARMUP:
            return without_warmup(asked) if yes else asked
        case QuestionKind.PAIN:
            return going_on(asked) if yes else pass_over(asked)
        case QuestionKind.SURPRISE:
            return asked
        case QuestionKind.CORRECTION:
            return asked if yes else _as_it_was(asked, question.corrected)
        case _:
            assert_never(question.kind)


def _surprise(workout: Workout, step: Step) -> str | None:
    """What to ask before a number is taken that looks like a slip of the finger: only one that was typed.

    A ramp set is light whatever it is.
    """
    done = standing(workout)
    is_typed = workout.draft.load is not None or workout.draft.done is not None
    if done is None or not is_typed or step.kind is StepKind.RAMP:
        return None
    return surprise(workout, step.entry, done)


def surprise(workout: Workout, index: int, done: LoggedSet) -> str | None:
    """What to ask before a set of an exercise is kept that looks like a slip of the finger; None where it does not."""
    guide = workout.guide(index)
    entry = workout.session.entries[index]
    today = best_estimate(guide.exercise, (workout.session,), workout.session.unit)
    known = guide.best if today is None else (*guide.best, today)
    return is_surprising(
        load=done.load if guide.ladder.loads else None,
        reps=done.reps or 0,
        standing=load_now(entry, guide),
        best=max(known, default=None),
        ladder=guide.ladder,
        bodyweight=guide.bodyweight,
    )


def log(workout: Workout, now: datetime) -> Workout:
    """The next set, done as it stands. The session is finished when it was the last."""
    step = next_step(workout)
    done = standing(workout)
    if step is None or done is None:
        return workout
    return _logged(workout, step, done, now)


def _logged(workout: Workout, step: Step, done: LoggedSet, now: datetime) -> Workout:
    entry = workout.session.entries[step.entry]
    moment = _after(workout.session, now)
    rested = replace(
        with_entry(workout, step.entry, replace(entry, sets=(*entry.sets, replace(done, at=moment)))),
        draft=Draft(),
        hold=None,
        question=None,
        ramp_again=False,
        went_early=False,
    )
    number = len(entry.sets)
    earned = earned_rest(rested, step.entry, number)
    if earned is not None:
        rested = with_set(rested, step.entry, number, replace(done, at=moment, rest=earned.seconds))
    return finish(rested, now) if next_step(rested) is None else rested


def choose(workout: Workout, now: datetime) -> Workout:
    """The first load of an exercise is what stands there; its ramp is worked out from it."""
    step = next_step(workout)
    done = standing(workout)
    if step is None or step.kind is not StepKind.CHOOSE or done is None or done.load is None:
        return workout
    aware(now)
    entry = workout.session.entries[step.entry]
    return replace(with_entry(workout, step.entry, replace(entry, chosen=done.load)), draft=Draft())


def finish(workout: Workout, now: datetime) -> Workout:
    """The session is over, whatever is left of it."""
    if workout.session.finished is not None:
        return workout
    moment = _after(workout.session, now)
    return replace(workout, session=replace(workout.session, finished=moment), draft=Draft(), hold=None, question=None)


def finish_as_of_last(workout: Workout) -> Workout:
    """A session that was left open, over at its latest set."""
    moment = workout.session.last_moment
    return replace(workout, session=replace(workout.session, finished=moment), draft=Draft(), hold=None, question=None)


def end_side(workout: Workout, now: datetime) -> Workout:
    """Enter inside a hold: in the countdown it begins at once, after it the side ends with the seconds reached."""
    hold = workout.hold
    if hold is None:
        return workout
    begins = hold.started + timedelta(seconds=GET_SET_SECONDS)
    if now < begins:
        return replace(workout, hold=replace(hold, started=aware(now) - timedelta(seconds=GET_SET_SECONDS)))
    reached = max(1, (now - begins) // timedelta(seconds=1))
    return _side_done(workout, hold, min(reached, hold_seconds(workout)), now)


def tick(workout: Workout, now: datetime) -> Workout:
    """What time alone changes: a hold that has lasted ends by itself, side by side.

    A session that was left open with nothing more to do in it was over with its latest set.
    """
    ticked = workout
    while (hold := ticked.hold) is not None:
        seconds = hold_seconds(ticked)
        ends = hold.started + timedelta(seconds=GET_SET_SECONDS + seconds)
        if now < ends:
            break
        ticked = _side_done(ticked, hold, seconds, ends)
    latest = ticked.latest
    if ticked.session.finished is None and latest is not None and next_step(ticked) is None:
        return finish(ticked, ticked.session.entries[latest[0]].sets[latest[1]].at or now)
    return ticked


def _side_done(workout: Workout, hold: Hold, seconds: int, at: datetime) -> Workout:
    step, done = next_step(workout), standing(workout)
    if step is None or done is None:
        return replace(workout, hold=None)
    if hold.side < workout.guide(step.entry).sides:
        return replace(workout, hold=Hold(at, hold.side + 1, seconds))
    weaker = seconds if hold.first is None else min(hold.first, seconds)
    return _logged(workout, step, replace(done, seconds=weaker), at)


def leave_hold(workout: Workout) -> Workout:
    """A hold called off: nothing is logged."""
    return replace(workout, hold=None)


def take_ramp_again(workout: Workout) -> Workout:
    """The ramp set offered after a long break comes next."""
    step = next_step(workout)
    if step is None or step.kind is not StepKind.WORK or ramp_after_a_break(workout, step.entry) is None:
        return workout
    return replace(workout, ramp_again=True, draft=Draft())


def note(workout: Workout, text: str) -> Workout:
    """A note on the session, cleaned where it was typed."""
    return replace(workout, session=replace(workout.session, note=text))


def _after(session: Session, now: datetime) -> datetime:
    """This moment in whole seconds, never before the latest set: order is the order of events."""
    moment = _second(now)
    latest = latest_set(session)
    last = session.entries[latest[0]].sets[latest[1]].at if latest is not None else None
    if last is not None and moment < last:
        return last + timedelta(seconds=1)
    return max(moment, session.started)


def _second(now: datetime) -> datetime:
    return aware(now).replace(microsecond=0)
