"""Pictures of the screens: in which sizes and themes, and under which names they are kept."""

from pathlib import Path

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

from coach.ui.themes import DEFAULT, load, packaged_folder

EVERY_THEME = "every-theme"
"""What the test is called that draws a screen in each of the other themes."""
SIZES = ((60, 20), (80, 24), (120, 36), (200, 60))
"""Columns and lines."""
THEMES = tuple(each.name for each in load([packaged_folder()]).themes if each.name != DEFAULT)
"""All but the usual one."""


class Picture(SingleFileSnapshotExtension):
    """One picture a file, named as the test names it."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:  # noqa: ARG003 - the name of what is overridden
        return str(index)

    @classmethod
    def matches_test_location(cls, *, test_location: PyTestLocation, snapshot_location: str) -> bool:
        name = Path(snapshot_location).stem.rpartition("-")[0]
        scene, _, theme = name.rpartition("-")
        if theme in THEMES:
            name = f"{scene}-{EVERY_THEME}"
        return test_location.nodeid.endswith(f"[{name}]")
