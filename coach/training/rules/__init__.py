"""The rules of the next load, the first that applies wins: double progression, reps first, then the smallest step.

Adding reps and adding load build the same muscle (Plotkin 2022; Chaves 2024). `decide` is a pure and quick function
of what is known, so that it can be asked again with one thing changed.

A rule is a module here and its place in `ORDER`; what several share is in `aims`, `words` and `lines`, or with the
rule that it is of first.
"""

from coach.training.question import Question
from coach.training.rule import Decision, Effect, Rule
from coach.training.rules.aims import spread
from coach.training.rules.carry_over import CARRY_OVER
from coach.training.rules.coming_back import RETURN
from coach.training.rules.first_time import FIRST_TIME
from coach.training.rules.form import FORM_HOLD, FORM_RESET
from coach.training.rules.pain import PAIN
from coach.training.rules.raising import RAISE
from coach.training.rules.reps import BUILD, REPEAT
from coach.training.rules.stall import DELOAD, RESET
from coach.training.rules.too_heavy import TOO_HEAVY
from coach.training.terms import LIGHTER

ORDER: tuple[Rule, ...] = (
    FIRST_TIME,
    PAIN,
    RETURN,
    CARRY_OVER,
    FORM_RESET,
    FORM_HOLD,
    TOO_HEAVY,
    RAISE,
    RESET,
    DELOAD,
    BUILD,
    REPEAT,
)
"""The order in which they are asked, as RULES.md has it; the last always applies."""
OF_HOLDS = tuple(each for each in ORDER if each.is_for_holds)
"""Those that are asked where seconds stand for reps."""


def decide(question: Question) -> Decision:
    """The first rule that applies, with its load and aims; a rough day lowers what it may."""
    rules = OF_HOLDS if question.is_held else ORDER
    decision = next(filter(None, (each.answer(question) for each in rules)))
    return _on_a_rough_day(question, decision) if question.is_rough else decision


def _on_a_rough_day(q: Question, decision: Decision) -> Decision:
    """A rough day can only lower: the load once more, and no set above what was clean last time."""
    effect = decision.rule.effect
    if effect is Effect.LOWERS:
        return decision
    load = q.terms.heaviest_at_most(decision.load, LIGHTER)
    aims = decision.aims
    if decision.load is not None and q.terms.is_easiest(decision.load):
        aims = tuple(min(each, q.prescription.lo) for each in aims)
    if effect is not Effect.BEGINS and decision.source is not None:
        clean = spread([each.clean for each in decision.source.at_base], q)
        aims = tuple(max(1, min(aim, most)) for aim, most in zip(aims, clean, strict=True))
    return Decision(decision.rule, load, aims, decision.source, decision.load)
