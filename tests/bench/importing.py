"""An export of another app brought in."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bench import Bench, report
from tests.bench.claim import Claim
from tests.bench.histories import Home
from tests.bench.programs import ROOT, coach, inside

MOST_OF_READING, MOST_OF_WRITING = 60.0, 1.5
FORMS = ("strong", "hevy")


def importing(bench: Bench) -> Iterator[Claim]:
    """Reading it and laying it out, and writing it."""
    trained, fresh, runs = bench.trained, bench.fresh, str(bench.scale.few)
    rows = bench.scale.rows
    with report() as beside:
        files = {form: _export(trained, form, rows, beside) for form in FORMS}
        for form, file in files.items():
            found = inside(fresh, "reading", str(file), runs)
            what = f"import of {rows} rows, {form}: read and laid out"
            yield Claim(what, "csv.reader over the same file", found["ours"], found["theirs"], MOST_OF_READING)
        found = inside(fresh, "writing", str(files[FORMS[0]]), runs)
        yield Claim("the same: written", "as many durable writes", found["ours"], found["theirs"], MOST_OF_WRITING)


def _export(home: Home, form: str, rows: int, beside: Path) -> Path:
    """The latest rows of someone's history, as another app has them."""
    whole, part = beside.with_suffix(f".{form}"), beside.with_name(f"{form}.csv")
    command = coach("export", "--to", form, "--output", str(whole))
    subprocess.run(command, cwd=ROOT, env=home.environment, stderr=subprocess.DEVNULL, check=True)
    head, *lines = whole.read_text(encoding="utf-8").splitlines(keepends=True)
    part.write_text("".join((head, *lines[:rows])), encoding="utf-8")
    return part
