"""Rule 3, `return`: after more than 28 days off it begins lighter."""

from coach.training.change import sooner
from coach.training.question import Question
from coach.training.rule import OWN_CHOICE, Decision, Effect, Rule
from coach.training.rules.aims import all_lo
from coach.training.rules.lines import days_off
from coach.training.rules.words import say
from coach.training.wording import count


def _answer(q: Question) -> Decision | None:
    absence = q.absence
    if absence is None or not q.lane:
        return None
    newest = q.lane[0]
    return Decision(RETURN, q.terms.heaviest_at_most(newest.base, absence.factor), all_lo(q), newest)


def _because(q: Question, decision: Decision) -> str:
    away = f"{count(q.days_off or 0, 'day')} off,"
    fewer = q.prescription.sets - len(decision.aims)
    less = f", {count(fewer, 'set')} fewer" if fewer > 0 else ""
    base = decision.bout.base
    if decision.load is None:
        return f"After {away} begin again at {decision.aims[0]}{less}"
    if decision.load == q.terms.on_rack(base):
        return f"After {away} begin again at {say(q, decision.load)}{less}"
    return f"After {away} {say(q, base)} becomes {say(q, decision.load)}{less}"


RETURN = Rule(
    name="return",
    name_in_words="a return",
    paper=OWN_CHOICE,
    effect=Effect.LOWERS,
    answer=_answer,
    because=_because,
    short=lambda q, _decision: f"{q.days_off} days off",
    lines=lambda q, decision: days_off(q, decision.bout),
    changes=lambda q, _decision: sooner(q),
    is_for_holds=True,
)
