"""Text from people and files reaches widgets as it is, never as markup."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.app import App, ComposeResult

import coach.ui
from coach.ui.scene import Span, line
from coach.ui.widgets.words import Words

UI = Path(coach.ui.__file__).parent

SHOWING = {"Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "TabPane", "Selection", "Digits", "Link"}
SHOWING_METHODS = {"notify", "update", "add_option", "add_options", "add_row", "add_column"}
SHOWING_ATTRIBUTES = {"tooltip", "border_title", "border_subtitle"}
SHOWING_KEYWORDS = {"content", "message", "label", "prompt", "title", "tooltip", "placeholder"}
SAFE_TYPES = {"Content", "Text"}
SAFE_CALLS = {"Content", "Text", "styled", "assemble", "join", "blank"}
SAFE_OWNERS = {"Content", "Text"}
TRICKY = ["Bench [paused]", "[@click=app.quit]go[/]", "[/oops]", "[b", "a\\[b]", "[$error]x"]


class Reader:
    """Judges the calls of one module."""

    def __init__(self, tree: ast.Module, safe_functions: frozenset[str]) -> None:
        self.tree = tree
        self.safe_functions = safe_functions
        self.safe_names: set[str] = set()
        for node in ast.walk(tree):
            match node:
                case ast.arg(arg=name, annotation=ast.Name(id=kind)) if kind in SAFE_TYPES:
                    self.safe_names.add(name)
                case ast.AnnAssign(target=ast.Name(id=name), annotation=ast.Name(id=kind)) if kind in SAFE_TYPES:
                    self.safe_names.add(name)
                case ast.Assign(targets=[ast.Name(id=name)], value=value) if self.is_made_safe(value):
                    self.safe_names.add(name)
                case _:
                    pass

    def unsafe(self) -> Iterator[int]:
        """The lines where text may be read as markup."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args, keywords=keywords):
                    if name in SHOWING | SHOWING_METHODS:
                        shown = [*args, *(each.value for each in keywords if each.arg in SHOWING_KEYWORDS)]
                        yield from () if all(map(self.is_safe, shown)) else (node.lineno,)
                    elif name == "from_markup":
                        yield from () if all(isinstance(each, ast.Constant) for each in args) else (node.lineno,)
                case ast.Assign(targets=[ast.Attribute(attr=name)], value=value) if name in SHOWING_ATTRIBUTES:
                    yield from () if self.is_safe(value) else (node.lineno,)
                case _:
                    pass

    def is_safe(self, shown: ast.expr) -> bool:
        match shown:
            case ast.Constant():
                return True
            case ast.Name(id=name):
                return name in self.safe_names
            case ast.IfExp(body=body, orelse=orelse):
                return self.is_safe(body) and self.is_safe(orelse)
            case _:
                return self.is_made_safe(shown)

    def is_made_safe(self, value: ast.expr) -> bool:
        match value:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr="from_text" | "from_markup")) if (
                owner in SAFE_OWNERS
            ):
                return False
            case ast.Call(func=ast.Name(id=name)):
                return name in SAFE_CALLS | self.safe_functions
            case ast.Call(func=ast.Attribute(value=owner_of, attr=name)):
                of_content = isinstance(owner_of, ast.Name) and owner_of.id in SAFE_OWNERS
                return name in self.safe_functions or (
                    name in SAFE_CALLS and (of_content or self.is_made_safe(owner_of))
                )
            case _:
                return False


MADE_SAFE = {*SAFE_TYPES, "list[Option]"}
"""Each option is looked at where it is made."""


def functions_that_make_content(trees: list[ast.Module]) -> frozenset[str]:
    return frozenset(
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.returns is not None and ast.unparse(node.returns) in MADE_SAFE
    )


def unsafe_lines(source: str) -> list[int]:
    tree = ast.parse(source)
    return sorted(set(Reader(tree, functions_that_make_content([tree])).unsafe()))


def test_no_widget_is_given_text_that_may_be_markup() -> None:
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(UI.rglob("*.py"))}
    safe = functions_that_make_content(list(trees.values()))
    found = [f"{path.relative_to(UI)}:{line}" for path, tree in trees.items() for line in Reader(tree, safe).unsafe()]

    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "Static(name)",
        'Static(f"{name} kg")',
        "Label(exercise.name)",
        'Button("Go " + name)',
        "Static(content=name)",
        "Static(str(name))",
        "Static(name if name else 'x')",
        "Static(Content.from_markup(name))",
        "Static(Content.from_text(name))",
        "widgets.Static(name)",
        "self.query_one(Static).update(name)",
        "self.border_title = name",
        "Option(name)",
        "table.add_row(name)",
        "self.notify(name)",
        "self.notify(name, markup=False)",
        "self.notify('Saved', title=name)",
        "x = str(y)\nStatic(x)",
    ],
)
def test_text_from_elsewhere_is_caught(source: str) -> None:
    assert unsafe_lines(source) == [source.count("\n") + 1]


@pytest.mark.parametrize(
    "source",
    [
        "Static()",
        'Static("Rest", id="rest")',
        "def content() -> Content: ...\nStatic(content([line(name)]))",
        "Static(Content(name), classes=kind)",
        "Static(Content.assemble((name, 'bold')))",
        "Static(Content(name) if name else '')",
        "x = Content(y)\nStatic(x)",
        "def draw() -> Content: ...\nStatic(draw())",
        "def show(what: Content) -> None: Static(what)",
        "self.notify('Saved')",
        "self.border_title = Content(name)",
        "table.add_row(Content(name), '5')",
    ],
)
def test_text_that_was_made_safe_passes(source: str) -> None:
    assert unsafe_lines(source) == []


class Named(App[None]):
    """Shows names."""

    def compose(self) -> ComposeResult:
        for number in range(len(TRICKY)):
            yield Words(id=f"name-{number}")

    def on_mount(self) -> None:
        for number, name in enumerate(TRICKY):
            self.query_one(f"#name-{number}", Words).lines = (line(Span(name, "bold $error")),)


async def test_square_brackets_stay_on_the_screen() -> None:
    app = Named()
    async with app.run_test(size=(60, 10)):
        shown = [widget.render_line(0).text.rstrip() for widget in app.query(Words)]

    assert shown == TRICKY
