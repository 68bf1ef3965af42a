"""Weekly sets of each muscle, eight weeks side by side, and back against biceps."""

from collections.abc import Sequence

from coach.training.exercise import FIVE_MUSCLES, Muscle
from coach.training.muscles import Amount, MuscleWeek, amount, muscles_trained
from coach.training.volume import LEAST_BALANCE, LEAST_SETS, TARGET_SETS
from coach.training.wording import capital, rounded
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, line, padded, wrapped

WEEKS = 8
NAME = 13
NARROWEST = 5
WIDEST = 9
SIGNS = {Amount.NOTHING: "", Amount.LITTLE: "−", Amount.ENOUGH: " ", Amount.PLENTY: "+"}
STYLES = {Amount.NOTHING: "$faint", Amount.LITTLE: MUTED, Amount.ENOUGH: "", Amount.PLENTY: f"bold {ACCENT}"}
WARNING = "bold $warning"


def lines(weeks: Sequence[MuscleWeek], width: int) -> tuple[Line, ...]:
    """The table, and what it says."""
    cell = min(WIDEST, max(NARROWEST, (width - NAME) // max(1, len(weeks))))
    shown = weeks[-max(1, (width - NAME) // cell) :]
    trained = muscles_trained(weeks)
    found = [*_heads(shown, cell), *(_row(each, shown, cell) for each in FIVE_MUSCLES)]
    others = [each for each in trained if each not in FIVE_MUSCLES]
    if others:
        found += [BLANK, *(_row(each, shown, cell) for each in others)]
    found += [BLANK, _balance(shown, cell), BLANK]
    legend = (
        f"Work sets in seven days that end with the date above: 1 for a muscle that an exercise is for, ½ for one that "
        f"helps (Pelland 2025). − is under {LEAST_SETS}, the least; + is from {TARGET_SETS} on, about what to aim for."
    )
    found += wrapped(legend, width, MUTED)
    if weeks and weeks[-1].balance.warning:
        found += [BLANK, *wrapped(f"{capital(weeks[-1].balance.warning)}.", width, "$warning")]
    return tuple(found)


def _heads(weeks: Sequence[MuscleWeek], cell: int) -> tuple[Line, ...]:
    months: list[Span] = [Span(" " * NAME)]
    days: list[Span] = [*padded(line(Span("WEEK TO", LABEL)), NAME)]
    before = ""
    for number, each in enumerate(weeks):
        month = f"{each.week.last:%b}"
        months.append(Span(f"{month if month != before else '':>{cell - 1}} ", MUTED))
        before = month
        is_last = number == len(weeks) - 1
        days.append(Span(f"{each.week.last.day:>{cell - 1}} ", STRONG if is_last else MUTED))
    return tuple(months), tuple(days)


def _row(muscle: Muscle, weeks: Sequence[MuscleWeek], cell: int) -> Line:
    found: list[Span] = [*padded(line(Span(muscle.value, STRONG if muscle in FIVE_MUSCLES else "")), NAME)]
    for each in weeks:
        sets = each.of(muscle)
        what = amount(sets)
        said = "–" if what is Amount.NOTHING else rounded(sets)
        found.append(Span(f"{said:>{cell - 1}}{SIGNS[what] or ' '}", STYLES[what]))
    return tuple(found)


def _balance(weeks: Sequence[MuscleWeek], cell: int) -> Line:
    found: list[Span] = [*padded(line(Span("back : biceps", STRONG)), NAME)]
    for each in weeks:
        ratio = each.balance.ratio
        said = "–" if ratio is None else rounded(ratio)
        short = each.balance.is_short_of_back
        found.append(
            Span(f"{said:>{cell - 1}}{'!' if short else ' '}", WARNING if short else "" if ratio else "$faint")
        )
    return (*found, Span(f" at least {rounded(LEAST_BALANCE)}", MUTED)) if cell >= WIDEST - 1 else tuple(found)
