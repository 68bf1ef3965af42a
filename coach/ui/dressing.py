"""How everything is drawn, as the lifter chose: the theme, the letters, what moves, and the keys that are told."""

from collections.abc import Iterator
from dataclasses import replace

from textual.app import App

from coach.settings import Motion, Settings
from coach.ui.fault import Fault
from coach.ui.keymap import check
from coach.ui.room import Looks, Room
from coach.ui.theme_files import ThemeFiles
from coach.ui.themes import DEFAULT, LEFT_OUT, Loaded, packaged, packaged_names, unknown_theme
from coach.ui.widgets.words import letter

_AS_IT_WAS = "it is drawn as it last was"


class Dressing:
    """What can be worn, what is wanted and what is worn."""

    def __init__(self, app: App[None], files: ThemeFiles, settings: Settings, *, ascii: bool) -> None:  # noqa: A002 - the field's word
        self._app = app
        self._moves = app.animation_level
        self._files = files
        self._loaded: Loaded | None = None
        """Every theme; None as long as one is enough, and that one comes with the program."""
        self._read_from: dict[str, str] = {}
        """The file that each theme was last read from, by its name."""
        self._wanted = settings.theme
        self.looks, self._of_keys = self._choose(settings, ascii=ascii)
        self._begin_in(settings.theme)

    @property
    def names(self) -> tuple[str, ...]:
        """The themes that can be chosen."""
        return packaged_names() if self._loaded is None else self._loaded.names

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Keys and theme files that were not understood, and why another theme is worn than was wanted."""
        return (*self._of_keys, *self._of_files(), *self._of_what_is_worn())

    def wear(self, name: str) -> None:
        """Draws everything in a theme; in the default where there is none of that name."""
        if self._loaded is None:
            self._take(self._files.load())
        self._wanted = name
        self._app.theme = name if name in self.names else DEFAULT

    def _begin_in(self, name: str) -> None:
        """What is drawn first is drawn in a theme at once, not in another before it."""
        app = self._app
        theme = None if self._files.has_own else packaged(name)
        if theme is not None:
            app.register_theme(theme)
        else:
            self._take(self._files.load())
        worn = name if name in self.names else DEFAULT
        theme = app.get_theme(worn)
        if theme is None or theme.ansi or not theme.dark:
            self.wear(name)
        else:
            self._wanted = name
            app.set_reactive(App.theme, worn)
        app.stylesheet.set_variables(app.get_css_variables())

    def look_again(self) -> bool:
        """Draws what has changed in the theme files since the last look; whether anything has.

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

    def change(self, settings: Settings, *, ascii: bool) -> None:  # noqa: A002 - the field's word
        """Draws everything with other letters, movements and keys; the theme is worn by its name."""
        self.looks, self._of_keys = self._choose(settings, ascii=ascii)
        for screen in self._app.screen_stack:
            if isinstance(screen, Room):
                screen.looks = self.looks
            letter(screen, ascii=ascii)

    def _choose(self, settings: Settings, *, ascii: bool) -> tuple[Looks, tuple[Fault, ...]]:  # noqa: A002 - the field's word
        """Has the app follow; what follows for the screens, and what is wrong with the keys."""
        keymap, faults = check(settings.keys)
        looks = Looks(ascii=ascii, keymap=keymap, is_still=settings.motion is Motion.REDUCED)
        self._app.set_keymap(keymap)
        self._app.animation_level = "none" if looks.is_still else self._moves
        return looks, faults

    def _take(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._read_from = {**self._read_from, **loaded.files}
        for each in loaded.themes:
            self._app.register_theme(each)

    def _of_files(self) -> Iterator[Fault]:
        """What is wrong in the theme files; a theme that broke while it is worn is not left out but worn on."""
        worn = self._app.theme
        worn_on = None if worn in self.names else self._read_from.get(worn)
        for each in () if self._loaded is None else self._loaded.faults:
            is_worn_on = each.instead == LEFT_OUT and each.file == worn_on
            yield replace(each, instead=_AS_IT_WAS) if is_worn_on else each

    def _of_what_is_worn(self) -> tuple[Fault, ...]:
        worn = self._app.theme
        if self._wanted in self.names:
            return ()
        if worn == self._wanted:
            return (Fault("theme", f'"{worn}" is broken or gone', _AS_IT_WAS),)
        return (unknown_theme(self._wanted, self.names, worn),)
