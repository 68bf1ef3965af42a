"""Widgets that keep their rows as they were painted: a screen that comes again is put together from them."""

from collections.abc import Hashable, Sequence

from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from coach.training.frozen import frozen

MOST_KEPT = 200
"""Rows of one widget."""
_OPAQUE = 1.0


@frozen
class _Paint:
    """What all rows of a widget are painted with; rows are kept as long as it is the same."""

    size: Size
    style: Style
    variables: object
    """Of the theme."""
    filters: Sequence[LineFilter]
    is_plain: bool
    """Whether no frame, no padding and no shade is drawn."""
    ground: Color


class Kept(Widget):
    """A widget of rows; Textual makes each row of a widget anew, cut and filtered, whenever it is painted."""

    _rows: dict[Hashable, Strip]
    _paint: _Paint | None = None

    def row_keys(self, rows: range) -> Sequence[Hashable]:
        """What each of these rows is drawn from, beside the style, the size and the theme."""
        raise NotImplementedError

    def notify_style_update(self) -> None:
        """Another style: every row is painted anew."""
        self._paint = None
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Rows as they were kept; Textual's own way where more than rows or selected text is drawn."""
        paint = self._painted_with()
        if not paint.is_plain or self.text_selection is not None:
            return super().render_lines(crop)
        kept = self._rows
        if len(kept) > MOST_KEPT:
            kept.clear()
        strips: list[Strip] = []
        for y, key in zip(crop.line_range, self.row_keys(crop.line_range), strict=True):
            found = kept.get(key)
            if found is None:
                found = kept[key] = self._row(y, paint)
            strips.append(found)
        is_whole = crop.column_span == (0, paint.size.width)
        return strips if is_whole else [each.crop(*crop.column_span) for each in strips]

    def _row(self, y: int, paint: _Paint) -> Strip:
        row = self.render_line(y).adjust_cell_length(paint.size.width, Style(background=paint.ground).rich_style)
        for each in paint.filters:
            row = row.apply_filter(each, paint.ground)
        return row

    def _painted_with(self) -> _Paint:
        """What rows are painted with now; those painted with anything else are forgotten."""
        before, size, style, app = self._paint, self.size, self.visual_style, self.app
        filters, variables = app.get_line_filters(), app.theme_variables
        if (
            before is not None
            and before.style is style
            and before.variables is variables
            and before.size == size
            and before.filters == filters
        ):
            return before
        styles = self.styles
        is_plain = not any(styles.gutter) and self.opacity == _OPAQUE == styles.text_opacity and not styles.tint.a
        self._rows = {}
        self._paint = _Paint(size, style, variables, filters, is_plain, self.background_colors[1])
        return self._paint
