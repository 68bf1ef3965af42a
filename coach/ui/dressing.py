"""The theme that the app wears: the lifter's choice where it can be drawn, else the nearest to it that can."""

from textual.app import App

from coach.ui.fault import Fault
from coach.ui.theme_files import ThemeFiles
from coach.ui.themes import DEFAULT, Loaded, unknown_theme


class Dressing:
    """What can be worn, what is wanted and what is worn."""

    def __init__(self, app: App[None], files: ThemeFiles, wanted: str) -> None:
        """`wanted` is the name of a theme, there or not."""
        self._app = app
        self._files = files
        self._loaded = Loaded((), ())
        self._wanted = wanted
        self._take(files.load())
        self.wear(wanted)

    @property
    def names(self) -> tuple[str, ...]:
        """The themes that can be chosen."""
        return self._loaded.names

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What of the theme files was not understood, and why another theme is worn than was wanted."""
        return (*self._loaded.faults, *self._of_what_is_worn())

    def wear(self, name: str) -> None:
        """Draws everything in a theme; in the default where there is none of that name."""
        self._wanted = name
        self._app.theme = name if name in self.names else DEFAULT

    def look_again(self) -> bool:
        """Draws what has changed in the files since the last look; whether anything has.

        A theme that breaks or goes while it is worn is worn on, as it last was.
        """
        loaded = self._files.changed()
        if loaded is None:
            return False
        drawn = self._app.current_theme
        self._take(loaded)
        if self._wanted in self.names and self._app.theme != self._wanted:
            self._app.theme = self._wanted
        elif self._app.current_theme != drawn:
            self._app.mutate_reactive(App.theme)
        return True

    def _take(self, loaded: Loaded) -> None:
        self._loaded = loaded
        for each in loaded.themes:
            self._app.register_theme(each)

    def _of_what_is_worn(self) -> tuple[Fault, ...]:
        worn = self._app.theme
        if self._wanted in self.names:
            return ()
        if worn == self._wanted:
            return (Fault("theme", f'"{worn}" is broken or gone', "it is drawn as it last was"),)
        return (unknown_theme(self._wanted, self.names, worn),)
