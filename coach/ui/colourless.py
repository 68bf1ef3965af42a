"""The screen without colour, for NO_COLOR: nothing is painted, and what tells things apart is bold, line and shape.

Textual 8.2.8 would paint in shades of grey, a dark slab on a light terminal, unless the theme was one of the terminal's
own colours before the app was made; it has no public way to choose.
"""

from textual.app import App
from textual.filter import Monochrome, NoColor


def suit(app: App[None]) -> None:
    """Leaves text and ground to the terminal, whatever the theme; to be called once."""
    if not app.no_color:
        return
    others = [each for each in app._filters if not isinstance(each, (Monochrome, NoColor))]  # noqa: SLF001 - the workaround this module is for
    app._filters[:] = [*others, NoColor()]  # noqa: SLF001 - the same
