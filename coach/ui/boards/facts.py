"""Short facts beside each other, never torn in the middle."""

from collections.abc import Iterable

from coach.ui.scene import MUTED, Line, Span, fitted, line, width_of

_BETWEEN = " · "


def packed(facts: Iterable[str], width: int, style: str = MUTED, between: str = _BETWEEN) -> tuple[Line, ...]:
    """Facts with dots between on as few lines as they take; a line ends between two of them."""
    lines: list[str] = []
    for fact in facts:
        if not fact:
            continue
        longer = f"{lines[-1]}{between}{fact}" if lines else fact
        if lines and width_of(line(longer)) <= width:
            lines[-1] = longer
        else:
            lines.append(fact)
    return tuple(fitted(line(Span(each, style)), width) for each in lines)
