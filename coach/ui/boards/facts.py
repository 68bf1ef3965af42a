"""Short facts beside each other, never torn in the middle."""

from collections.abc import Iterable

from coach.ui.scene import MUTED, Line, Span, width_of, wrapped

_BETWEEN = " · "


def packed(facts: Iterable[str | Span], width: int, style: str = MUTED, between: str = _BETWEEN) -> tuple[Line, ...]:
    """Facts with dots between on as few lines as they take; only a fact wider than a line is torn.

    `style` is that of facts that have none of their own.
    """
    lines: list[Line] = []
    for fact in facts:
        said = fact if isinstance(fact, Span) else Span(fact, style)
        if not said.text:
            continue
        longer = (*lines[-1], Span(between, style), said) if lines else ()
        if longer and width_of(longer) <= width:
            lines[-1] = longer
        else:
            lines += wrapped(said.text, width, said.style)
    return tuple(lines)
