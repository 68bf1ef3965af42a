"""Every problem with its way out, then what is good to know."""

from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from coach.checkup import Checkup
from coach.tables.page import INDENT, MUTED, STRONG, Page, pairs
from coach.terminal import Facts
from coach.training.wording import capital, count


def checkup(found: Checkup, terminal: Facts, page: Page) -> str:
    """Every problem with its way out, then what is good to know."""
    attention = count(len(found.problems), "thing needs", "things need")
    state = "Everything is in order." if found.is_ok else f"{capital(attention)} attention."
    read = f"{count(found.sessions, 'session')}, {count(found.files, 'file')} read"
    parts: list[RenderableType] = [Text.assemble((state, STRONG), f"  {read}")]
    for file, problems in groupby(found.problems, key=lambda each: each.file):
        parts += [Text(), Text(file, STRONG, overflow="fold")]
        for each in problems:
            place = f"{each.place}: " if each.place else ""
            parts.append(Padding(Text(f"{place}{each.sentence}"), (0, 0, 0, INDENT)))
            if each.way_out:
                parts.append(Padding(Text(f"→ {each.way_out}", MUTED), (0, 0, 0, INDENT)))
    if found.notices:
        parts += [Text(), *(Text(each, overflow="fold") for each in found.notices)]
    size = f"{terminal.columns} by {terminal.lines}" if terminal.columns else "size unknown"
    letters = "UTF-8" if terminal.is_utf8 else "no UTF-8: signs and accents may be missing"
    facts = [terminal.term or "no TERM", size, f"{terminal.colours} colours", letters]
    rows = [(name, str(path)) for name, path in found.paths.items()]
    rows += [("terminal", ", ".join(facts)), *([("", terminal.no_screen)] if terminal.no_screen else [])]
    rows += [(each.name, each.why if each.works else f"no: {each.why}") for each in found.routes]
    rows.append(("versions", ", ".join(f"{name} {version}" for name, version in found.versions.items())))
    parts += [Text(), pairs(rows)]
    return page.draw(*parts)
