"""What a piece of a page rests on: names followed back through assignments, local functions and callers, by ast."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tools.locked import ROOT

# What every part of a page is given; what it was chosen from is no part of a section.
CONTEXT = {"chosen", "choice", "view", "measure", "facts", "scope", "at", "st"}
# Arguments of a section that lead elsewhere or ask the same again.
ASIDE = {"links", "on_click", "points", "again", "key"}
FLOORS = ("charts", "queries", "analysis", "pages", "briefing")

Function: TypeAlias = ast.FunctionDef | ast.Lambda
Imported: TypeAlias = tuple[str, str | None]


@dataclass(frozen=True, order=True)
class Used:
    """A function or constant of a module of the house."""

    module: str
    name: str

    @property
    def path(self) -> str:
        """Of the module, from the root."""
        flat = Path(*self.module.split("."))
        return str(flat.with_suffix(".py") if (ROOT / flat).with_suffix(".py").exists() else flat / "__init__.py")

    @property
    def topic(self) -> str:
        """The folder it lies in: the topic, or the base of all."""
        return (self.module.split(".")[1:] or [""])[0]

    @property
    def speaks(self) -> bool:
        """Whether its module says a sentence of its own, as a figure of a topic does."""
        return "\ndef say_" in (ROOT / self.path).read_text("utf-8")

    @property
    def sql(self) -> str | None:
        """The question of this name, where it is one."""
        found = Path(*self.module.split("."), f"{self.name}.sql")
        return str(found) if (ROOT / found).exists() else None


class Module:
    """One file with what its names stand for."""

    def __init__(self, path: Path) -> None:
        self.name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        self.tree = ast.parse(path.read_text("utf-8"))
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self.imports = self._imports()
        # By what holds it and its name: functions, and values with the statement that gives them to the name.
        self.functions: dict[tuple[ast.AST, str], ast.FunctionDef] = {}
        self.values: dict[tuple[ast.AST, str], list[tuple[ast.stmt, ast.expr]]] = defaultdict(list)
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef):
                self.functions[self.holder(node), node.name] = node
            elif isinstance(node, ast.For | ast.Assign | ast.AnnAssign | ast.AugAssign):
                self._note(node)

    def _imports(self) -> dict[str, Imported]:
        """Local name to module, and to the name in it unless the module itself was imported."""
        found: dict[str, Imported] = {}
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.ImportFrom) or not node.module or node.module.split(".")[0] not in FLOORS:
                continue
            for alias in node.names:
                flat = ROOT.joinpath(*node.module.split("."), alias.name)
                is_module = flat.is_dir() or flat.with_suffix(".py").exists()
                home = (f"{node.module}.{alias.name}", None) if is_module else (node.module, alias.name)
                found[alias.asname or alias.name] = home
        return found

    def _note(self, node: ast.For | ast.Assign | ast.AnnAssign | ast.AugAssign) -> None:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        value = node.iter if isinstance(node, ast.For) else node.value
        if value is None:
            return
        for name in {each.id for target in targets for each in ast.walk(target) if isinstance(each, ast.Name)}:
            self.values[self.holder(node), name].append((node, value))

    def above(self, node: ast.AST) -> Iterator[ast.AST]:
        """Everything a node stands in, from inside outwards."""
        while node in self.parents:
            node = self.parents[node]
            yield node

    def holder(self, node: ast.AST) -> Function | ast.Module:
        """The function (or the file) a node stands in."""
        return next(each for each in self.above(node) if isinstance(each, ast.FunctionDef | ast.Lambda | ast.Module))

    def holders(self, node: ast.AST) -> Iterator[Function | ast.Module]:
        """All functions around a node, and the file."""
        return (each for each in self.above(node) if isinstance(each, ast.FunctionDef | ast.Lambda | ast.Module))

    def makers(self, holder: ast.AST, name: str, leaf: ast.AST) -> list[ast.AST]:
        """What makes a name: its function, or the last assignment that surely ran before, and those after it."""
        if (holder, name) in self.functions:
            return [self.functions[holder, name]]
        made = sorted(self.values[holder, name], key=lambda each: each[0].lineno)
        if leaf in self.parents and self.holder(leaf) is holder:
            around = set(self.above(leaf))
            made = [each for each in made if each[0].lineno < leaf.lineno or each[0] in around]
            sure = [
                index
                for index, (node, _) in enumerate(made)
                if isinstance(node, ast.Assign) and node not in around and self.parents[node] in around
            ]
            made = made[sure[-1] :] if sure else made
        return [value for _, value in made]


class Topic:
    """Files that are read together: those of one page."""

    def __init__(self, files: Iterable[Path]) -> None:
        self.modules = {module.name: module for module in map(Module, sorted(files))}
        self.methods = {
            method.name: (module, method)
            for module in self.modules.values()
            for each in module.tree.body
            if isinstance(each, ast.ClassDef)
            for method in each.body
            if isinstance(method, ast.FunctionDef)
        }
        # By class and field of the page: what is given to it where one is made.
        self.fields: dict[tuple[str, str], list[tuple[Module, ast.expr]]] = defaultdict(list)
        self.classes = {
            each.name: [field.target.id for field in each.body if isinstance(field, ast.AnnAssign)]
            for module in self.modules.values()
            for each in module.tree.body
            if isinstance(each, ast.ClassDef)
        }
        self.calls: dict[tuple[str, str], list[tuple[Module, ast.Call]]] = defaultdict(list)
        for module in self.modules.values():
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Call):
                    for function in called(module, node.func):
                        self.calls[function].append((module, node))
                    self._note_fields(module, node)

    def _note_fields(self, module: Module, call: ast.Call) -> None:
        """What a call gives to the fields of a class of the page."""
        made = call.func.id if isinstance(call.func, ast.Name) else ""
        given = [*zip(self.classes.get(made, ()), call.args, strict=False)]
        given += [(each.arg, each.value) for each in call.keywords if each.arg and made in self.classes]
        for name, value in given:
            self.fields[made, name].append((module, value))

    def _class_of(self, module: Module, value: ast.expr) -> str:
        """The class of the page a name is declared to be, by its parameter or by the function that made it."""
        if not isinstance(value, ast.Name):
            return ""
        for holder in module.holders(value):
            told: list[ast.expr | None] = []
            for made in module.makers(holder, value.id, value):
                for home, name in called(module, made.func) if isinstance(made, ast.Call) else ():
                    other = self.modules.get(home)
                    maker = other.functions.get((other.tree, name)) if other else None
                    told.append(maker.returns if maker else None)
            if isinstance(holder, ast.FunctionDef):
                told += [each.annotation for each in holder.args.args if each.arg == value.id]
            names = {ast.unparse(each).split(".")[-1] for each in told if each} & set(self.classes)
            if names:
                return names.pop()
        return ""

    def rests_on(self, module: Module, start: ast.AST) -> set[Used]:
        """Functions and constants of other floors, and of other files of the page, that a piece of it is made of.

        Parameters lead to those who call a function the piece stands in; of a function that the piece calls, the
        arguments were seen where it is called.
        """
        found: set[Used] = set()
        seen: set[ast.AST] = set()
        inside = {*module.holders(start), start}
        waiting = [(module, start)]
        while waiting:
            here, piece = waiting.pop()
            if piece in seen:
                continue
            seen.add(piece)
            asked = set()
            for leaf in _content(piece):
                if isinstance(leaf, ast.Attribute) and leaf.attr in self.methods and _of_a_value(here, leaf.value):
                    # What a method takes of its object stands in the method; the object may hold much more.
                    asked.add(leaf.value)
                    waiting.append(self.methods[leaf.attr])
                elif isinstance(leaf, ast.Attribute) and (own := self._class_of(here, leaf.value)):
                    asked.add(leaf.value)
                    waiting += self.fields[own, leaf.attr]
                    found |= {Used(other.name, leaf.attr) for other, _ in self.fields[own, leaf.attr] if other != here}
                elif isinstance(leaf, ast.Name) and isinstance(leaf.ctx, ast.Load) and leaf.id not in CONTEXT:
                    waiting += () if leaf in asked else self._behind(here, leaf, found, inside)
        return found

    def _behind(
        self, module: Module, leaf: ast.Name, found: set[Used], inside: set[ast.AST]
    ) -> Iterator[tuple[Module, ast.AST]]:
        """Where a name leads: notes it when it is of another floor, gives its makers when it is of this page."""
        for holder in module.holders(leaf):
            if made := module.makers(holder, leaf.id, leaf):
                yield from ((module, each) for each in made)
                return
            if isinstance(holder, ast.FunctionDef | ast.Lambda) and leaf.id in parameters(holder):
                if isinstance(holder, ast.FunctionDef) and holder in inside:
                    yield from self._given(module, holder, leaf.id, inside)
                return
        if leaf.id not in module.imports:
            return
        home, name = module.imports[leaf.id]
        above = module.parents.get(leaf)
        name = name or (above.attr if isinstance(above, ast.Attribute) else None)
        if name and home in self.modules:
            found.add(Used(home, name))
            other = self.modules[home]
            yield from ((other, made) for made in other.makers(other.tree, name, leaf))
        elif name and not home.startswith("pages"):
            found.add(Used(home, name))

    def _given(
        self, module: Module, function: ast.FunctionDef, name: str, inside: set[ast.AST]
    ) -> Iterator[tuple[Module, ast.AST]]:
        """What callers inside the page hand over for a parameter."""
        place = parameters(function).index(name)
        for other, call in self.calls[module.name, function.name]:
            inside.update(other.holders(call))
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            if name in given:
                yield other, given[name]
            elif place < len(call.args):
                yield other, call.args[place]


def parameters(function: Function) -> list[str]:
    """Names in the order in which they are given."""
    given = function.args
    return [each.arg for each in (*given.posonlyargs, *given.args, *given.kwonlyargs)]


def _content(piece: ast.AST) -> Iterator[ast.AST]:
    """All nodes of a piece without what a section only passes on."""
    waiting = [piece]
    while waiting:
        node = waiting.pop()
        yield node
        drawn = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "section"
        waiting += [
            child
            for child in ast.iter_child_nodes(node)
            if not (drawn and isinstance(child, ast.keyword) and child.arg in ASIDE)
        ]


def _of_a_value(module: Module, value: ast.expr) -> bool:
    """Whether a method is asked of a value of the page, not of a module."""
    return not (isinstance(value, ast.Name) and (value.id in module.imports or value.id == "st"))


def called(module: Module, function: ast.expr) -> Iterator[tuple[str, str]]:
    """Module and name of the function of the house a call calls, or of those of a table of functions."""
    if isinstance(function, ast.Name):
        home, name = module.imports.get(function.id, (module.name, function.id))
        if name:
            yield home, name
    elif isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        home, name = module.imports.get(function.value.id, ("", ""))
        if name is None:
            yield home, function.attr
    elif isinstance(function, ast.Subscript) and isinstance(function.value, ast.Name):
        for _, value in module.values[module.tree, function.value.id]:
            for each in value.values if isinstance(value, ast.Dict) else ():
                yield from called(module, each)
