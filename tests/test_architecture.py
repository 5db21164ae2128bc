"""The shape of the program, read from its text: who may import whom, what is forbidden where, how long a file may be.

The layers are those of the design: each may import itself and the layers listed for it, nothing else. The rules are
tables at the top; a test below reads each of them. Imports are read with `ast` and nothing of the game is run.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).parents[1]

# Who may import whom. `game` is the package's own file, the front door for Python; no layer enters by it.
_MODEL = {"core", "language"}
_PLAY = _MODEL | {"scenario", "engine", "agents", "session"}
ALLOWED: dict[str, set[str]] = {
    "core": set(),
    "language": {"core"},
    "scenario": _MODEL | {"resources", "version"},
    "engine": _MODEL | {"version"},
    "agents": _MODEL | {"engine"},
    "session": _MODEL | {"scenario", "engine", "agents", "resources", "version"},
    "analysis": _PLAY | {"series", "resources", "version"},
    "exercise": _PLAY | {"analysis", "series", "resources", "version"},
    "ui": _PLAY | {"analysis", "exercise", "series", "resources", "version"},
    "cli": _PLAY | {"analysis", "exercise", "ui", "series", "resources", "version"},
    "adapters": _PLAY | {"front", "series", "resources", "version"},
    # The modules that stand beside the layers.
    "version": set(),
    "resources": {"version"},
    "series": _MODEL | {"scenario", "engine", "agents", "resources"},
    "front": _PLAY | {"series", "resources", "version"},
    "game": {"front", "adapters", "version"},
    "__main__": {"cli"},
}

# The packages from elsewhere that a layer, or a part of one, may import; none where it is not listed.
ELSEWHERE: dict[str, set[str]] = {
    "engine.kernel": {"llvmlite", "numba", "numpy"},
    "scenario": {"yaml"},
    "scenario.reference": {"markdown_it"},
    "session": {"platformdirs"},
    "ui": {"pygame"},
    "cli": {"distributed", "rich"},
    "adapters": {"gymnasium", "numpy", "pettingzoo"},
}

# Where the same inputs must give the same game, and where strangers' files are read.
STRICT = {"core", "language", "engine", "scenario", "session"}
FORBIDDEN_MODULES = {"ast", "marshal", "pickle", "random", "shelve"}
FORBIDDEN_CALLS = {"eval", "exec", "hash"}
# The compiled engine runs source that it made itself from numbers.
MAY_EXECUTE = {"game.engine.compiled.engine"}

# Nothing speaks to a network or starts a program, but the modules named here.
OUTSIDE_WORLD = {
    "asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver", "ssl", "subprocess",
    "telnetlib", "urllib", "webbrowser", "xmlrpc",
}  # fmt: skip
OUTSIDE_CALLS = {"fork", "forkpty", "popen", "posix_spawn", "startfile", "system"}
# Run what the user named as `exec:COMMAND`, and this program itself to compile the fast engine.
MAY_REACH_OUTSIDE = {"game.agents.external.child", "game.agents.search.beside"}

LONGEST, LONG, USUAL = 600, 400, 200


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module; `late` where only a running function or the type checker imports it."""

    module: str
    late: bool


@dataclass(frozen=True, slots=True)
class Module:
    """One file of the program under its dotted name."""

    name: str
    tree: ast.Module
    lines: int
    imports: tuple[Import, ...]

    @property
    def layer(self) -> str:
        return layer_of(self.name)

    def is_in(self, part: str) -> bool:
        """Whether it belongs to a layer, or to a part of one such as `engine.kernel`."""
        return f"{self.name}.".startswith(f"game.{part}.")

    @property
    def may_draw(self) -> bool:
        """Whether it may use pygame: all of `ui` but presenters and view-models."""
        return self.layer == "ui" and not {"presenters", "viewmodels"} & set(self.name.split("."))


def root_of(name: str) -> str:
    return name.partition(".")[0]


def layer_of(name: str) -> str:
    return name.split(".")[1] if "." in name else name


def read_imports(node: ast.AST, package: str, known: frozenset[str], late: bool = False) -> Iterator[Import]:
    """All imports in `node`, relative ones resolved from `package`, submodules told from attributes by `known`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(name.name, late) for name in child.names)
        elif isinstance(child, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - child.level + 1] if child.level else []
            source = ".".join([*above, *filter(None, [child.module])])
            inner = [f"{source}.{name.name}" for name in child.names]
            yield from (Import(name if name in known else source, late) for name in inner)
        else:
            waits = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) or is_for_types_only(child)
            yield from read_imports(child, package, known, late or waits)


def is_for_types_only(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


@cache
def modules() -> dict[str, Module]:
    paths = {}
    for path in sorted((ROOT / "game").rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        paths[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    known = frozenset(paths)
    found = {}
    for name, path in paths.items():
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        found[name] = Module(name, tree, len(text.splitlines()), tuple(read_imports(tree, package, known)))
    return found


def early(module: Module) -> set[str]:
    """The modules of the program that are imported together with `module`."""
    return {found.module for found in module.imports if not found.late and found.module in modules()} - {module.name}


def loaded_with(name: str) -> set[str]:
    """All modules of the program that importing `name` loads, the packages around each of them included."""
    loaded: set[str] = set()
    waiting = [name]
    while waiting:
        name = waiting.pop()
        if name and name not in loaded:
            loaded.add(name)
            waiting += [name.rpartition(".")[0], *early(modules()[name])]
    return loaded


def nodes(module: Module, kind: type[ast.AST]) -> list[ast.AST]:
    return [node for node in ast.walk(module.tree) if isinstance(node, kind)]


def test_imports_are_read_relative_late_and_for_types() -> None:
    source = """
import os.path
from .. import ids
from ..core.luck import draw
from . import near
try:
    import early
except ImportError:
    from game import load
if TYPE_CHECKING:
    import types_only
def f():
    from game.core import ids, other
"""
    found = list(read_imports(ast.parse(source), "game.ui", frozenset({"game.ids", "game.core.ids"})))
    assert found == [
        Import("os.path", False),
        Import("game.ids", False),
        Import("game.core.luck", False),
        Import("game.ui", False),
        Import("early", False),
        Import("game", False),
        Import("types_only", True),
        Import("game.core.ids", True),
        Import("game.core", True),
    ]


def test_every_folder_and_file_at_the_top_has_its_place_among_the_layers() -> None:
    assert {module.layer for module in modules().values()} <= set(ALLOWED)


def test_the_layers_have_an_order() -> None:
    order = list(TopologicalSorter(ALLOWED).static_order())
    assert set(order) == set(ALLOWED)


def test_imports_go_down_only() -> None:
    wrong = [
        f"{module.name} imports {found.module}"
        for module in modules().values()
        for found in module.imports
        if root_of(found.module) == "game" and layer_of(found.module) not in ALLOWED[module.layer] | {module.layer}
    ]
    assert not wrong, "\n".join(wrong)


def test_no_modules_import_each_other_in_a_circle() -> None:
    try:
        TopologicalSorter({module.name: early(module) for module in modules().values()}).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_packages_from_elsewhere_are_used_in_their_layer_only() -> None:
    wrong = []
    for module in modules().values():
        at_home = sys.stdlib_module_names.union(
            {"game"}, *(ELSEWHERE[part] for part in ELSEWHERE if module.is_in(part))
        )
        roots = {root_of(found.module) for found in module.imports}
        wrong += [f"{module.name} imports {root}" for root in sorted(roots - at_home)]
    assert not wrong, "\n".join(wrong)


def test_pygame_is_for_what_draws_and_never_loaded_by_what_does_not() -> None:
    drawing = {
        module.name
        for module in modules().values()
        if any(root_of(found.module) == "pygame" for found in module.imports)
    }
    assert [name for name in sorted(drawing) if not modules()[name].may_draw] == []
    # A command may load the board when it is chosen; that `whitecell --help` does not is tested with the commands.
    early_drawing = {
        name
        for name in drawing
        if any(root_of(found.module) == "pygame" and not found.late for found in modules()[name].imports)
    }
    wrong = [
        f"{module.name} loads {', '.join(sorted(reached))}"
        for module in modules().values()
        if not module.may_draw and module.layer != "cli" and (reached := loaded_with(module.name) & early_drawing)
    ]
    assert not wrong, "\n".join(wrong)


def test_rules_and_loaders_use_nothing_that_runs_text_or_differs_between_runs() -> None:
    wrong = []
    for module in modules().values():
        if module.layer not in STRICT:
            continue
        roots = {root_of(found.module) for found in module.imports}
        wrong += [f"{module.name} imports {root}" for root in sorted(roots & FORBIDDEN_MODULES)]
        calls = {call.func.id for call in nodes(module, ast.Call) if isinstance(call.func, ast.Name)}
        allowed = {"exec"} if module.name in MAY_EXECUTE else set()
        wrong += [f"{module.name} calls {call}" for call in sorted(calls & FORBIDDEN_CALLS - allowed)]
    assert not wrong, "\n".join(wrong)


def test_nothing_reaches_a_network_or_starts_a_program() -> None:
    wrong = []
    for module in modules().values():
        if module.name in MAY_REACH_OUTSIDE:
            continue
        roots = {root_of(found.module) for found in module.imports}
        wrong += [f"{module.name} imports {root}" for root in sorted(roots & OUTSIDE_WORLD)]
        wrong += [
            f"{module.name} uses os.{use.attr}"
            for use in nodes(module, ast.Attribute)
            if isinstance(use.value, ast.Name)
            and use.value.id == "os"
            and (use.attr in OUTSIDE_CALLS or use.attr.startswith(("exec", "spawn")))
        ]
    assert not wrong, "\n".join(wrong)


def test_files_are_short() -> None:
    lines = {module.name: module.lines for module in modules().values()}
    assert {name: count for name, count in lines.items() if count > LONGEST} == {}
    assert quantiles(lines.values(), n=10)[-1] <= LONG
    assert median(lines.values()) <= USUAL


def test_every_module_says_what_it_is_for() -> None:
    assert [module.name for module in modules().values() if not ast.get_docstring(module.tree)] == []
