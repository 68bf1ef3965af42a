"""Styles that are read before the screen that needs them is opened: reading them is what takes longest about it."""

from collections.abc import Iterable

from textual.app import App
from textual.widget import Widget

from coach.ui.room import Room


def read_styles(app: App[None], screen: Room, widgets: Iterable[Widget]) -> None:
    """Those of a screen that is not open yet, and of widgets like those on it; to be called on the screen's thread.

    Textual 8.2 reads the styles of a screen when it is pushed, and then all others anew.
    """
    sheet = app.stylesheet
    for path in screen.css_path:
        if not sheet.has_source(str(path)):
            sheet.read(path)
    for each in (screen, *widgets):
        for place, css, order, scope in each._get_default_css():  # noqa: SLF001 - Textual has no other name for them
            sheet.add_source(css, read_from=place, is_default_css=True, tie_breaker=order, scope=scope)
    sheet.parse()
