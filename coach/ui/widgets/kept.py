"""Widgets that keep their rows as they were painted: a screen that comes again is put together from them."""

from collections.abc import Hashable

from textual.geometry import Region
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

MOST_KEPT = 200
"""Rows of one widget."""
_OPAQUE = 1.0


class Kept(Widget):
    """A widget of rows; Textual makes each row of a widget anew, cut and filtered, whenever it is painted."""

    _rows: dict[Hashable, Strip] | None = None
    _kept_for: tuple[object, ...] = ()
    _variables: object = None
    """Of the theme that the rows were painted with."""

    def row_key(self, y: int) -> Hashable:
        """What a row is drawn from, beside the style, the size and the theme."""
        raise NotImplementedError

    def notify_style_update(self) -> None:
        """Another style: every row is painted anew."""
        self._rows = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows as they were kept; Textual's own way where a frame, a padding, a shade or selected text is drawn."""
        styles = self.styles
        is_plain = not any(styles.gutter) and self.opacity == _OPAQUE == styles.text_opacity and not styles.tint.a
        if not is_plain or self.text_selection is not None:
            return super().render_lines(crop)
        below, own = self.background_colors
        variables, kept_for = self.app.theme_variables, (self.size, self.visual_style, below, own)
        if self._rows is None or self._variables is not variables or self._kept_for != kept_for:
            self._rows, self._variables, self._kept_for = {}, variables, kept_for
        elif len(self._rows) > MOST_KEPT:
            self._rows.clear()
        width = self.size.width
        strips = [self._row(y, width, Style(background=below + own)) for y in crop.line_range]
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, own) for strip in strips]
        return strips if crop.column_span == (0, width) else [strip.crop(*crop.column_span) for strip in strips]

    def _row(self, y: int, width: int, empty: Style) -> Strip:
        rows, key = self._rows, self.row_key(y)
        if rows is None:
            return self.render_line(y)
        found = rows.get(key)
        if found is None:
            found = rows[key] = self.render_line(y).adjust_cell_length(width, empty.rich_style)
        return found
