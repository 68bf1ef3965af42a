"""The one way in which text from people or files reaches the screen: as it is, never as markup."""

from textual.content import Content
from textual.style import Style

from coach.training.text import clean


def plain(text: str, limit: int | None = None, style: str | Style = "") -> Content:
    """The text without control characters on one line, at most `limit` characters long, in one style.

    Square brackets stay square brackets. The style is ours, such as "bold" or "$muted".
    """
    return Content.styled(clean(text, limit), style)


def notice(text: str, limit: int | None = None) -> str:
    """The same as a bare string, only for `notify(..., markup=False)`, which takes nothing else."""
    return clean(text, limit)
