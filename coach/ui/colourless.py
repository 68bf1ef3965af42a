"""The screen without colour, for NO_COLOR.

Textual 8.2.8 chooses how it takes colours away once, before the app knows its theme, and has no public way to choose
again: a theme in the terminal's own colours would come out black on black.
"""

from textual.app import App
from textual.filter import Monochrome, NoColor


def suit(app: App[None]) -> None:
    """Takes colours away in the way that suits the theme: shades of grey, or none where the terminal has its own."""
    if not app.no_color:
        return
    others = [each for each in app._filters if not isinstance(each, (Monochrome, NoColor))]  # noqa: SLF001 - the workaround this module is for
    app._filters[:] = [*others, NoColor() if app.native_ansi_color else Monochrome()]  # noqa: SLF001 - the same
