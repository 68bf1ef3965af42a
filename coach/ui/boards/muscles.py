"""Weekly sets of each muscle, eight weeks side by side, and back against biceps."""

from collections.abc import Sequence
from fractions import Fraction

from coach.training.exercise import FIVE_MUSCLES, Muscle
from coach.training.muscles import Amount, MuscleWeek, amount, muscles_trained
from coach.training.volume import LEAST_BALANCE, LEAST_SETS, TARGET_SETS
from coach.training.wording import capital, rounded
from coach.ui.measures import MEASURE
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, line, padded, wrapped

NAME = 12
NARROWEST = 6
WIDEST = 9
BAR_FROM = 120
"""Columns from which the last week is drawn as bars too."""
BAR_GAP = 4
MOST = 20
"""Sets that the longest bar stands for; more are cut there."""
SIGNS = {Amount.NOTHING: "", Amount.LITTLE: "−", Amount.ENOUGH: " ", Amount.PLENTY: "+"}
STYLES = {Amount.NOTHING: "$faint", Amount.LITTLE: MUTED, Amount.ENOUGH: "", Amount.PLENTY: f"bold {ACCENT}"}
WARNING = "bold $warning"
BALANCE = "back:biceps"


def lines(weeks: Sequence[MuscleWeek], width: int) -> tuple[Line, ...]:
    """The table, and what it says."""
    cell = min(WIDEST, max(NARROWEST, (width - NAME) // max(1, len(weeks))))
    shown = weeks[-max(1, (width - NAME) // cell) :]
    trained = muscles_trained(weeks)
    bar = min(MOST * 2, width - NAME - cell * len(shown) - BAR_GAP) if width >= BAR_FROM else 0
    found = [*_heads(shown, cell, bar), *(_row(each, shown, cell, bar) for each in FIVE_MUSCLES)]
    found += [BLANK, _balance(shown, cell)]
    if weeks and weeks[-1].balance.warning:
        found += wrapped(f"{capital(weeks[-1].balance.warning)}.", min(width, MEASURE), "$warning")
    others = [each for each in trained if each not in FIVE_MUSCLES]
    if others:
        found += [BLANK, *(_row(each, shown, cell, bar) for each in others)]
    legend = (
        "Work sets in seven days, the last of them above: one for a muscle that an exercise is for, half for one that "
        f"helps (Pelland 2025). − is under {LEAST_SETS}, the least; + is from {TARGET_SETS} on, about what to aim for. "
        f"Back needs {rounded(LEAST_BALANCE)} sets for one of biceps; ! is less."
    )
    return (*found, BLANK, *wrapped(legend, min(width, MEASURE), MUTED))


def _heads(weeks: Sequence[MuscleWeek], cell: int, bar: int) -> tuple[Line, ...]:
    months: list[Span] = [Span(" " * NAME)]
    days: list[Span] = [*padded(line(Span("WEEK TO", LABEL)), NAME)]
    before = ""
    for number, each in enumerate(weeks):
        month = f"{each.week.last:%b}"
        months.append(Span(f"{month if month != before else '':>{cell - 1}} ", MUTED))
        before = month
        is_last = number == len(weeks) - 1
        days.append(Span(f"{each.week.last.day:>{cell - 1}} ", STRONG if is_last else MUTED))
    if bar:
        scale = " " * (_columns(LEAST_SETS, bar) - 1) + f"{LEAST_SETS}"
        scale += f"{TARGET_SETS}".rjust(_columns(TARGET_SETS, bar) - len(scale))
        days += [Span(" " * BAR_GAP), Span(scale, MUTED)]
    return tuple(months), tuple(days)


def _columns(sets: Fraction | int, bar: int) -> int:
    """Columns of so many sets in a bar."""
    return min(bar, round(sets * bar / MOST))


def _bar(sets: Fraction, bar: int) -> Line:
    """The sets of a week as a bar, the least and what to aim for marked in it."""
    done = _columns(sets, bar)
    marks = {_columns(LEAST_SETS, bar) - 1, _columns(TARGET_SETS, bar) - 1}
    rest = "".join("|" if place in marks else " " for place in range(done, bar))
    return (Span(" " * BAR_GAP), Span("━" * done, STYLES[amount(sets)]), Span(rest, "$faint"))


def _row(muscle: Muscle, weeks: Sequence[MuscleWeek], cell: int, bar: int) -> Line:
    found: list[Span] = [*padded(line(Span(muscle.value, STRONG if muscle in FIVE_MUSCLES else "")), NAME)]
    for each in weeks:
        sets = each.of(muscle)
        what = amount(sets)
        said = "–" if what is Amount.NOTHING else rounded(sets)
        found.append(Span(f"{said:>{cell - 1}}{SIGNS[what] or ' '}", STYLES[what]))
    if bar and weeks:
        found += _bar(weeks[-1].of(muscle), bar)
    return tuple(found)


def _balance(weeks: Sequence[MuscleWeek], cell: int) -> Line:
    found: list[Span] = [*padded(line(Span(BALANCE, STRONG)), NAME)]
    for each in weeks:
        ratio = each.balance.ratio
        said = "–" if ratio is None else rounded(ratio)
        short = each.balance.is_short_of_back
        found.append(
            Span(f"{said:>{cell - 1}}{'!' if short else ' '}", WARNING if short else "" if ratio else "$faint")
        )
    return tuple(found)
