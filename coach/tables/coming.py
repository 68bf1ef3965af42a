"""The session to come: what, how much, at which load, and why."""

from rich.console import RenderableType
from rich.text import Text

from coach.report.coming import notices
from coach.tables.page import MUTED, NARROW, STRONG, Page, heading, new_table, pairs
from coach.training import outlook
from coach.training.exercise import Exercise
from coach.training.load import Plates
from coach.training.plan import Lifter, Plan, Planned
from coach.training.ramp import EASIER_FORM_REPS
from coach.training.wording import bare_load, clock, number, reps


def next_session(plan: Plan, lifter: Lifter, page: Page) -> str:
    """The session to come: what, how much, at which load, and why."""
    table = new_table("", "Sets", lifter.rack.unit.value, "Rest", "Plates a side" if page.width >= NARROW else "Plates")
    for each in plan.planned:
        table.add_row(
            Text(page.name(each.exercise), STRONG),
            aims_of(each),
            bare_load(each.suggestion.load, each.exercise.kind),
            clock(each.prescription.rest),
            _plates(each.plates),
        )
    reasons = pairs((page.name(each.exercise), _reason(each)) for each in plan.planned)
    return page.draw(
        *_head(plan, page),
        Text(),
        table,
        Text(),
        reasons,
        Text(),
        pairs(
            (name, ", ".join(_move(each) for each in steps))
            for name, steps in (("Warm-up", plan.warmup), ("Cool-down", plan.cooldown))
            if steps
        ),
    )


def _head(plan: Plan, page: Page) -> list[RenderableType]:
    title = Text.assemble((plan.routine.name.upper(), STRONG), f"  {plan.day.name}")
    facts = [*outlook.facts(plan), *(["a rough day"] if plan.rough else [])]
    said = (Text(each) for each in notices(plan))
    return [heading(title, page.when(plan.on)), Text(" · ".join(facts), MUTED), *said]


def aims_of(planned: Planned) -> str:
    """Sets and reps to aim for: 3 × 8, or 9 9 8."""
    aims = planned.suggestion.aims
    unit = " s" if planned.exercise.is_held else ""
    side = " each side" if planned.exercise.one_sided else ""
    if len(set(aims)) == 1:
        return f"{len(aims)} × {aims[0]}{unit}{side}"
    return f"{reps(aims)}{unit}{side}"


def _plates(plates: Plates | None) -> str:
    if plates is None:
        return ""
    return " + ".join(number(each) for each in plates.side) or "empty bar"


def _reason(planned: Planned) -> str:
    said = [planned.suggestion.reason, *planned.suggestion.notices]
    if planned.ramp:
        kind = planned.exercise.kind
        steps = ", ".join(
            f"{bare_load(step.load, kind)} × {step.reps}" if step.load is not None else f"{step.reps} reps"
            for step in planned.ramp
        )
        said.append(f"Ramp: {steps}.")
    elif planned.ramp_form is not None:
        said.append(f"Ramp: {planned.ramp_form.name} × {EASIER_FORM_REPS}.")
    return " ".join(said)


def _move(exercise: Exercise) -> str:
    side = " each side" if exercise.one_sided else ""
    counted = f"{exercise.seconds[0]} s" if exercise.seconds is not None else f"× {exercise.reps}"
    return f"{exercise.name} {counted}{side}"
