"""The layouts of Strong's exports: which column holds what, in each of its dialects."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum, auto
from itertools import islice
from types import MappingProxyType

from coach.exchange.dates import iso_moment
from coach.exchange.figures import Unreadable, decimal
from coach.exchange.table import Table
from coach.exchange.units import distance_unit, weight_unit
from coach.training.frozen import frozen
from coach.training.load import Unit


class Column(StrEnum):
    """What a column holds."""

    NUMBER = auto()
    """The workout's number in this file: it changes from one export to the next, and is not read."""
    DATE = auto()
    TITLE = auto()
    LENGTH = auto()
    EXERCISE = auto()
    ORDER = auto()
    """The number of the set, or a word for its kind."""
    WEIGHT = auto()
    WEIGHT_UNIT = auto()
    REPS = auto()
    RPE = auto()
    DISTANCE = auto()
    DISTANCE_UNIT = auto()
    SECONDS = auto()
    NOTE = auto()
    WORKOUT_NOTE = auto()


@frozen
class Layout:
    """How one file is laid out."""

    dialect: str
    columns: Mapping[Column, int]
    """The place of each column, from 0."""
    width: int
    """Cells of a row."""
    has_header: bool = True
    unit: Unit | None = None
    """The unit of all weights, where the header tells it."""
    distance_unit: str = ""
    """The unit of all distances, where the header tells it."""
    notices: tuple[str, ...] = ()

    @property
    def has_row_units(self) -> bool:
        """Whether each row tells its units."""
        return Column.WEIGHT_UNIT in self.columns


_HEADERS: Mapping[str, Column] = MappingProxyType(
    {
        "Workout #": Column.NUMBER,
        "Date": Column.DATE,
        "Workout Name": Column.TITLE,
        "Duration": Column.LENGTH,
        "Duration (sec)": Column.LENGTH,
        "Workout Duration": Column.LENGTH,
        "Exercise Name": Column.EXERCISE,
        "Set Order": Column.ORDER,
        "Weight": Column.WEIGHT,
        "Weight Unit": Column.WEIGHT_UNIT,
        "Reps": Column.REPS,
        "RPE": Column.RPE,
        "Distance": Column.DISTANCE,
        "Distance Unit": Column.DISTANCE_UNIT,
        "Seconds": Column.SECONDS,
        "Notes": Column.NOTE,
        "Workout Notes": Column.WORKOUT_NOTE,
    }
)
_WITH_UNIT = re.compile(r"(Weight|Distance) \((\w+)\)")

_ALWAYS = frozenset(
    {Column.DATE, Column.TITLE, Column.EXERCISE, Column.ORDER, Column.WEIGHT}
    | {Column.REPS, Column.DISTANCE, Column.SECONDS}
)
_NOTES = frozenset({Column.NOTE, Column.WORKOUT_NOTE})
_ROW_UNITS = frozenset({Column.WEIGHT_UNIT, Column.DISTANCE_UNIT})

_S3 = (
    *(Column.DATE, Column.TITLE, Column.LENGTH, Column.EXERCISE, Column.ORDER, Column.WEIGHT),
    *(Column.REPS, Column.DISTANCE, Column.SECONDS, Column.NOTE, Column.WORKOUT_NOTE, Column.RPE),
)
_S5 = (
    *(Column.DATE, Column.TITLE, Column.EXERCISE, Column.ORDER, Column.WEIGHT, Column.WEIGHT_UNIT),
    *(Column.REPS, Column.RPE, Column.DISTANCE, Column.DISTANCE_UNIT, Column.SECONDS),
    *(Column.NOTE, Column.WORKOUT_NOTE, Column.LENGTH),
)
_TRANSLATED: frozenset[tuple[str, ...]] = frozenset(
    tuple(line.split(","))
    for line in (
        "Date,Nom de l'entraînement,Durée,Nom de l'exercice,Ordre de la série,Poids,Réps,Distance,Secondes,Notes,"
        "Notes d'entraînement,RPE\n"
        "Datum,Workout-Name,Dauer,Name der Übung,Reihenfolge festlegen,Gewicht,Wiederh.,Entfernung,Sekunden,Notizen,"
        "Workout-Notizen,RPE\n"
        "Fecha,Nombre de entrenamiento,Duración,Nombre del ejercicio,Orden de la serie,Peso,Rep.,Distancia,Segundos,"
        "Notas,Notas del entrenamiento,RPE\n"
        "日期,锻炼名称,时长,运动名称,设置顺序,重量,次,距离,秒,备注,锻炼备注,RPE"
    ).splitlines()
)
"""Headers of S3 in other languages; the columns are in the same order."""
_NUMBERS_IN_S3 = slice(5, 9)


def layout_of(table: Table) -> Layout | None:
    """The layout of a file, by its header or, where the header is missing or unknown, its first row of data."""
    return _headless(table.head, table.separator) or _english(table.head) or _translated(table)


def _headless(head: Sequence[str], separator: str) -> Layout | None:
    """S5 whose first line is a set already."""
    if separator != ";" or len(head) not in (len(_S5) - 1, len(_S5)) or not _is_moment(head[0]):
        return None
    places = {column: place for place, column in enumerate(_S5[: len(head)])}
    return Layout("S5", places, len(head), has_header=False)


def _english(head: Sequence[str]) -> Layout | None:
    columns: dict[Column, int] = {}
    unit, distance = None, ""
    for place, name in enumerate(head):
        column, its_unit, its_distance = _column(name)
        if column is None or column in columns:
            return None
        columns[column] = place
        unit, distance = its_unit or unit, its_distance or distance
    dialect = _dialect(frozenset(columns), is_told=unit is not None)
    return None if not dialect else Layout(dialect, columns, len(head), unit=unit, distance_unit=distance)


def _column(name: str) -> tuple[Column | None, Unit | None, str]:
    """What a column holds, and the unit its name tells."""
    column = _HEADERS.get(name)
    if column is not None:
        return column, None, ""
    found = _WITH_UNIT.fullmatch(name)
    what, word = (found[1], found[2]) if found is not None else ("", name)
    unit, distance = weight_unit(word), distance_unit(word)
    if unit is not None and what != "Distance":
        return Column.WEIGHT, unit, ""
    if distance is not None and what != "Weight":
        return Column.DISTANCE, None, distance
    return None, None, ""


def _dialect(columns: frozenset[Column], *, is_told: bool) -> str:
    """The name of the dialect with exactly these columns; empty when there is none.

    `is_told` says whether the header tells the unit of the weights.
    """
    more = columns - _ALWAYS
    if not columns >= _ALWAYS:
        return ""
    if is_told:
        if more <= {Column.NOTE}:
            return "S1"
        return "S6" if more == {Column.NUMBER, Column.LENGTH, Column.RPE, *_NOTES} else ""
    if more - {Column.LENGTH} == {*_ROW_UNITS, *_NOTES, Column.RPE}:
        return "S5"
    if more - {Column.RPE} == _NOTES:
        return "S2"
    if more == {Column.LENGTH, Column.RPE}:
        return "S3b"
    return "S3" if more == {Column.LENGTH, Column.RPE, *_NOTES} else ""


def _translated(table: Table) -> Layout | None:
    """S3 under a header in another language: one that is known, or one whose first row looks like S3's."""
    if table.separator != "," or len(table.head) != len(_S3) or table.head[-1] != "RPE":
        return None
    columns = {column: place for place, column in enumerate(_S3)}
    if table.head in _TRANSLATED:
        return Layout("S4", columns, len(_S3))
    for _, cells in islice(table.rows(), 1):
        numbers = cells[_NUMBERS_IN_S3]
        if len(cells) == len(_S3) and _is_moment(cells[0]) and all(decimal(each) is not None for each in numbers):
            said = "The header is in a language the coach does not know; the columns were taken by their order."
            return Layout("S4", columns, len(_S3), notices=(said,))
    return None


def _is_moment(cell: str) -> bool:
    try:
        iso_moment(cell)
    except Unreadable:
        return False
    return True
