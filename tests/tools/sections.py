"""Which files a section on screen is made of, read from the code; a part of docs/architecture.md."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tools.locked import ROOT
from tools.slices import Module, Topic, Used, called

BEGIN, END = "<!-- sections: written by make docs -->", "<!-- end of sections -->"
# The agenda of the Dialogmappe makes the parts that its page and its papers show alike.
AGENDA = "briefing/agenda.py"
# What belongs to every topic.
SHARED = {"base", "frame", "notes", "scope", "worked"}
# By what files of another topic import: why. Nothing else is used across topics.
ACROSS = {
    ("county", "charts.targets.variance"): "ΔPL, what was asked and a decision stand alike beside every Ziel",
    ("dialogue", "charts.targets.variance"): "ΔPL, what was asked and a decision stand alike beside every Ziel",
    ("dialogue", "charts.county.figures"): "the chain from agreed to verified is that of the Kreisprofil",
    ("dialogue", "charts.county.derivations"): "chain and achievements are computed as in the Kreisprofil",
    ("dialogue", "charts.deliveries.facts"): "what was recorded is called as on the page Daten",
    ("dialogue", "queries.milestones"): "the milestones stand in the row of their Ziel",
    ("dialogue", "queries.deliveries"): "Maßnahmen and Ziele of the history are called as on the page Daten",
    ("dialogue", "charts.targets.figures"): "the bars of the Zielerreichung are those of Ziele und Nachhaltung",
    ("dialogue", "charts.targets.left_out"): "what has no bar there is said as there",
    (
        "dialogue",
        "queries.county",
    ): "a Mappe is of one county: its names, chain, remarks and wording",
    ("methods", "charts.targets.figures"): "a status is explained in the words it is shown with",
    ("start", "charts.deliveries.figures"): "what is owed is said in the sentence of Daten, with a link there",
    ("start", "queries.deliveries"): "what is owed is said in the sentence of Daten, with a link there",
    (
        "start",
        "queries.dialogue",
    ): "without a dialogue nobody knows what is open; whether one is recorded is asked there",
    ("start", "queries.targets.commitments"): "who owes what is counted as under Verabredungen, with a link there",
    ("overview", "charts.deliveries.figures"): "what is owed is said in the sentence of Daten, with a link there",
    ("overview", "queries.deliveries"): "what is owed is said in the sentence of Daten, with a link there",
}
# German words of titles and the one word for them on every floor: the stem of a file or folder.
VIEW_WORDS = {
    ("allocation", "Aufgliederung"): "breakdown",
    ("comparison", "Vergleichsgruppe zusammenstellen"): "own_group",
    ("county", "Zielvereinbarung"): "agreement",
    ("deliveries", "Lieferungen"): "listing",
    ("deliveries", "Vollständigkeit"): "completeness",
    ("deliveries", "Vorlagen"): "templates",
    ("dialogue", "Abweichungen nach § 6"): "deviation",
    ("dialogue", "Ergebnisse je Ziel"): "decisions",
    ("dialogue", "Leitfragen"): "lead_questions",
    ("dialogue", "Papiere"): "papers",
    ("dialogue", "Textvergleich"): "text_difference",
    ("projects", "Projektlinie"): "line",
    ("projects", "Vorgänger und Nachfolger zuordnen"): "line",
    ("projects", "Steckbrief"): "sheet",
    ("targets", "Abweichungen"): "deviations",
    ("targets", "Hochrechnung"): "forecast",
    ("targets", "Meilensteine mit Termin"): "milestones",
    ("targets", "Status"): "status",
    ("targets", "Verabredungen"): "commitments",
    ("targets", "Zielerreichung"): "achievement",
    ("trends", "Ausgabejahre"): "spending",
    ("trends", "Eigene Auswertung"): "pivot",
    ("trends", "Erklärte Veränderung"): "change",
    ("trends", "Mehrbedarf"): "rests",
    ("trends", "Restmittel"): "rests",
    ("trends", "Rechenspiel"): "game",
    ("trends", "je Jahr"): "series",
}
HEADINGS = {"section": 1, "st.header": 0, "st.subheader": 0, "st.expander": 0, "drawer": 0}


@dataclass(frozen=True)
class Section:
    """One heading on screen and what stands under it."""

    topic: str
    title: str
    file: str
    used: frozenset[Used]

    @property
    def charts(self) -> list[Used]:
        """Figures, sentences, comparisons and parts of papers."""
        return sorted(each for each in self.functions if not each.module.startswith(("queries.", "pages.")))

    @property
    def files(self) -> list[str]:
        """Of the page: the one with the heading first, then those it calls."""
        others = {each.path for each in self.functions if each.module.startswith("pages.")}
        return [self.file, *sorted(others - {self.file})]

    @property
    def questions(self) -> list[str]:
        """Paths of the .sql files."""
        return sorted(each.sql for each in self.used if each.module.startswith("queries.") and each.sql)

    @property
    def functions(self) -> list[Used]:
        """What is called, without classes and constants, and of the base of all only what speaks a sentence."""
        return [each for each in self.used if each.name[:1].islower() and (each.topic != "base" or each.speaks)]


def titles() -> dict[str, str]:
    """Topic to title of every page, in the order of the navigation."""
    for node in ast.parse((ROOT / "dashboard.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "PAGES":
            groups = ast.literal_eval(node.value)
            return {topic: title for pages in groups.values() for topic, title, _ in pages}
    raise AssertionError("dashboard.py has no PAGES")


@cache
def sections() -> tuple[Section, ...]:
    """Every section of every page, as navigation and files order them; the parts of the agenda with the dialogue."""
    found: dict[tuple[str, str, str], set[Used]] = {}
    for topic in titles():
        page = Topic((ROOT / "pages" / topic).glob("*.py"))
        for module in page.modules.values():
            file = f"{module.name.replace('.', '/')}.py"
            for title, piece in _headings(page, module):
                found.setdefault((topic, title, file), set()).update(page.rests_on(module, piece))
    agenda = Topic([ROOT / AGENDA])
    (module,) = agenda.modules.values()
    for part in ast.walk(module.tree):
        if isinstance(part, ast.Call) and ast.unparse(part.func) == "Part":
            (title,) = (each.value for each in part.keywords if each.arg == "title")
            used = agenda.rests_on(module, part)
            found.setdefault(("dialogue", written(module, title), AGENDA), set()).update(used)
    return tuple(Section(*key, frozenset(used)) for key, used in found.items())


def _headings(page: Topic, module: Module) -> Iterator[tuple[str, ast.AST]]:
    """Title and piece of every heading of one file, from top to bottom."""
    calls = [node for node in ast.walk(module.tree) if isinstance(node, ast.Call) and _heads(node)]
    for call in sorted(calls, key=lambda each: each.lineno):
        kind = ast.unparse(call.func)
        title = call.args[HEADINGS[kind]]
        holder = module.holder(call)
        given = isinstance(title, ast.Name) and isinstance(holder, ast.FunctionDef) and _position(holder, title.id)
        if given is not False:
            # A helper draws the heading: each of its calls is a section.
            for _, asked in page.calls[module.name, holder.name]:
                yield written(module, asked.args[given]), ast.Tuple(asked.args, ast.Load())
        elif kind == "section":
            if ast.unparse(title) != "part.title":
                yield written(module, title), call
        elif isinstance(holder, ast.FunctionDef):
            yield written(module, title), holder
        else:
            yield written(module, title), ast.Module(list(_until_the_next(page, module, call)), [])


def _heads(node: ast.Call) -> bool:
    return ast.unparse(node.func) in HEADINGS


def _position(function: ast.FunctionDef, name: str) -> int | bool:
    names = [each.arg for each in function.args.args]
    return names.index(name) if name in names else False


def _until_the_next(page: Topic, module: Module, call: ast.Call) -> Iterator[ast.stmt]:
    """The statements of a file from a heading to the next one, which a function of the page may draw."""
    headed = {
        (other.name, function.name)
        for other in page.modules.values()
        for function in other.functions.values()
        if any(isinstance(node, ast.Call) and _heads(node) for node in ast.walk(function))
    }
    statement: ast.AST = call
    while module.parents[statement] is not module.tree and not hasattr(module.parents[statement], "body"):
        statement = module.parents[statement]
    block = getattr(module.parents[statement], "body", [])
    for each in block[block.index(statement) + 1 :]:
        calls = [node for node in ast.walk(each) if isinstance(node, ast.Call)]
        if any(_heads(call) or headed & set(called(module, call.func)) for call in calls):
            return
        yield each


def written(module: Module, title: ast.expr) -> str:
    """A title as it is read, with ‹…› for what differs from case to case."""
    if isinstance(title, ast.Constant):
        return str(title.value)
    if isinstance(title, ast.JoinedStr):
        return "".join(written(module, part) for part in title.values)
    if isinstance(title, ast.FormattedValue):
        return _differing(title.value)
    if isinstance(title, ast.BinOp):
        return written(module, title.left) + written(module, title.right)
    if isinstance(title, ast.IfExp):
        return f"{written(module, title.body)} / {written(module, title.orelse)}"
    if isinstance(title, ast.Attribute) and isinstance(title.value, ast.Name) and title.value.id in module.imports:
        return _constant(module.imports[title.value.id][0], title.attr)
    if isinstance(title, ast.Name) and title.id.isupper():
        return "".join(written(module, value) for _, value in module.values[module.tree, title.id])
    if isinstance(title, ast.Call) and ast.unparse(title.func) == "plain":
        return written(module, title.args[0])
    for home, name in called(module, title.func) if isinstance(title, ast.Call) else ():
        if home.startswith("charts."):
            other = Module(ROOT / f"{home.replace('.', '/')}.py")
            returned = [
                node.value for node in ast.walk(other.functions[other.tree, name]) if isinstance(node, ast.Return)
            ]
            return written(other, returned[-1]) if returned[-1] else ""
    return _differing(title)


def _differing(value: ast.expr) -> str:
    """A word for a part of a title that is known only when it is drawn."""
    if isinstance(value, ast.Call):
        words = [each.value for each in value.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        joined = isinstance(value.func, ast.Attribute) and value.func.attr == "join"
        return f"‹{words[-1]}›" if words else _differing(value.args[0] if joined and value.args else value.func)
    return f"‹{ast.unparse(value).split('.')[-1].strip('[]')}›"


def _constant(module: str, name: str) -> str:
    """A fixed title of another module."""
    for node in ast.parse((ROOT / f"{module.replace('.', '/')}.py").read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return str(ast.literal_eval(node.value))
    raise AssertionError(f"{module} has no {name}")


def across() -> dict[tuple[str, str], set[str]]:
    """Topic and module of another topic, to the files of the page (or the agenda) that import it."""
    found: dict[tuple[str, str], set[str]] = {}
    files = {path: path.parent.name for path in sorted((ROOT / "pages").glob("*/*.py"))} | {ROOT / AGENDA: "dialogue"}
    for path, topic in files.items():
        for home, _ in Module(path).imports.values():
            floor, *rest = home.split(".")
            if floor in ("charts", "queries") and rest and rest[0] not in {topic, *SHARED}:
                found.setdefault((topic, home), set()).add(str(path.relative_to(ROOT)))
    return found


def table() -> str:
    """The part of docs/architecture.md between the two marks."""
    lines = [BEGIN]
    for topic, title in titles().items():
        lines += ["", f"### {title}", "", "| section | page | figures and sentences | questions |", "|---|---|---|---|"]
        for each in sections():
            if each.topic == topic:
                lines.append(
                    f"| {each.title} | {_listed(each.files)} | {_by_file(each.charts)} | {_asked(each.questions)} |"
                )
    lines += ["", "### Used across topics", "", "| topic | uses | why |", "|---|---|---|"]
    lines += [f"| `{topic}` | `{home}` | {why} |" for (topic, home), why in sorted(ACROSS.items())]
    return "\n".join([*lines, "", END])


def _listed(files: list[str]) -> str:
    return "<br>".join(f"`{file}`" for file in files)


def _by_file(used: list[Used]) -> str:
    files: dict[str, list[str]] = {}
    for each in used:
        files.setdefault(each.path, []).append(each.name)
    return "<br>".join(f"`{file}`: {', '.join(names)}" for file, names in files.items()) or "–"


def _asked(paths: list[str]) -> str:
    folders: dict[str, list[str]] = {}
    for path in paths:
        folders.setdefault(str(Path(path).parent), []).append(Path(path).name)
    return "<br>".join(f"`{folder}/`: {', '.join(names)}" for folder, names in folders.items()) or "–"


def page() -> str:
    """docs/architecture.md with the table as the code says it."""
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    before, rest = text.split(BEGIN)
    return before + table() + rest.split(END)[1]


if __name__ == "__main__":
    (ROOT / "docs" / "architecture.md").write_text(page(), "utf-8")
