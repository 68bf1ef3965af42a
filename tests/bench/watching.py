"""How long the screen's thread does not answer, seen from within it."""

import asyncio
import json
import signal
from pathlib import Path

from textual.app import App

OFTEN = 0.002
"""Seconds between two looks."""


class Watch:
    """Looks at the clock all the time, and remembers by how much the latest look came too late."""

    def __init__(self, report: Path) -> None:
        """`report` is where the longest wait is written, and begun anew, when SIGUSR2 asks for it."""
        self._report = report
        self._longest = 0.0

    async def look(self) -> None:
        """Never ends."""
        loop = asyncio.get_running_loop()
        loop.add_signal_handler(signal.SIGUSR2, self._tell)
        while True:
            due = loop.time() + OFTEN
            await asyncio.sleep(OFTEN)
            self._longest = max(self._longest, loop.time() - due)

    def _tell(self) -> None:
        beside = self._report.with_suffix(".new")
        beside.write_text(json.dumps(self._longest), encoding="utf-8")
        beside.replace(self._report)
        self._longest = 0.0


def run_watched(app: App[None], report: Path | None) -> None:
    """Runs an app, watched where there is a place for the report."""

    async def both() -> None:
        looking = None if report is None else asyncio.create_task(Watch(report).look())
        await app.run_async()
        if looking is not None:
            looking.cancel()

    asyncio.run(both())
