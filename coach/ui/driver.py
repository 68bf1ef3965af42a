"""The one way around Textual to the terminal.

Textual 8.2.8 has no public way to send a sequence of one's own; its driver's `write` is what `App.bell` uses. Whatever
is written goes between two frames, never into one.
"""

from textual.app import App


def write(app: App[None], sequence: str) -> None:
    """Sends a sequence to the terminal at once; where there is none, or a browser draws, nothing happens."""
    driver = app._driver  # noqa: SLF001 - the workaround this module is for
    if sequence and driver is not None and not app.is_headless and not app.is_web:
        driver.write(sequence)
        driver.flush()
