"""The commands that bring other apps' histories in, and that write one for others."""

from enum import StrEnum

from coach.exchange.sources import sources
from coach.grammar.parts import Adder, add_json
from coach.grammar.typed import a_date, some_path
from coach.training.load import Unit


class Form(StrEnum):
    """What can be exported to."""

    CSV = "csv"
    JSON = "json"
    HEVY = "hevy"
    STRONG = "strong"


def add_exchange(command: Adder) -> None:
    """The way in and the way out."""
    bring = command(
        "import",
        "the history of another app, brought in: nothing is doubled, and all of it can be taken back",
        "coach import strong.csv --dry-run",
        "coach import hevy.csv fitnotes.csv",
        "coach import strong.csv --unit lb",
        "coach import --undo",
        "unzip -p export.zip workouts.csv | coach import -",
    )
    bring.add_argument("files", metavar="FILE", nargs="*", type=some_path, help="an export; - is standard input")
    bring.add_argument(
        "--from",
        metavar="APP",
        dest="source",
        choices=sources(),
        help=f"the app it comes from, where the file does not tell: {', '.join(sources())}",
    )
    bring.add_argument(
        "--unit", metavar="UNIT", choices=[each.value for each in Unit], help="kg or lb, where the file does not tell"
    )
    bring.add_argument("--dry-run", action="store_true", help="say what would be brought in, and write nothing")
    bring.add_argument(
        "--update",
        action="store_true",
        help="where a session is here with something else in it, take the file's version; yours goes to the trash",
    )
    bring.add_argument(
        "--insist", action="store_true", help="take the rest of a file of which more than one row in ten cannot be read"
    )
    bring.add_argument("--undo", action="store_true", help="take the latest import back, into the trash")
    add_json(bring)

    export = command(
        "export",
        "your history in a file for others: comma-separated and JSON come back in without loss",
        "coach export > history.csv",
        "coach export --to json -o history.json",
        "coach export --to hevy --since 2026-01-01 -o for-hevy.csv",
    )
    export.add_argument(
        "--to",
        metavar="FORM",
        choices=[each.value for each in Form],
        default=Form.CSV.value,
        help="csv, json, hevy or strong; csv unless told otherwise",
    )
    export.add_argument(
        "-o", "--output", metavar="FILE", type=some_path, help="write it there, all or nothing; not on standard output"
    )
    export.add_argument("--since", metavar="DATE", type=a_date, help="from this date on, like 2026-01-01")
    export.add_argument("--force", action="store_true", help="replace the file where it is there already")
