"""Writes the two tables of docs/matching.md that the code decides: the evidence with its weights, and the kinds with their most severe cases.

Run it with the project's Python: ``python docs/make_evidence.py``.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import factcheck.match
from factcheck.match import explanations, kinds, severity

PAGE = Path(__file__).parent / "matching.md"
FOLDER = Path(factcheck.match.__file__).parent


def modules() -> Iterator[tuple[ModuleType, ast.Module]]:
    """The modules of matching with their syntax trees, in order of their paths."""
    for path in sorted(FOLDER.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if "Evidence(" in text or "_WORDS" in text:
            dotted = ".".join(path.relative_to(FOLDER).with_suffix("").parts).removesuffix("__init__").rstrip(".")
            yield importlib.import_module(f"factcheck.match.{dotted}"), ast.parse(text)


def words() -> dict[str, str]:
    """What is said of each piece of evidence, by its name, in the order in which it is listed."""
    found: dict[str, str] = {}
    for module, _ in modules():
        found |= getattr(module, "_WORDS", {})
    return found


def constants(node: ast.AST, within: ast.AST, tree: ast.Module) -> list[str]:
    """The names of the constants that an expression is made of, through names and functions of the same file."""
    found: list[str] = []
    for part in ast.walk(node):
        if not isinstance(part, ast.Name):
            continue
        if part.id.isupper():
            found.append(part.id)
            continue
        for other in ast.walk(within):
            if isinstance(other, ast.Assign) and any(
                isinstance(t, ast.Name) and t.id == part.id for t in other.targets
            ):
                found.extend(constants(other.value, ast.Module([], []), tree))
        for other in tree.body:
            if isinstance(other, ast.FunctionDef) and other.name == part.id and other is not within:
                found.extend(constants(ast.Module(other.body, []), ast.Module([], []), ast.Module([], [])))
    return list(dict.fromkeys(found))


def weights() -> dict[str, list[str]]:
    """The weights of each piece of evidence as told in the table: ``1.6``, or ``slope 6.0`` for a constant of a formula."""
    found: dict[str, list[str]] = {}
    for module, tree in modules():
        for function in (node for node in tree.body if isinstance(node, ast.FunctionDef)):
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Evidence":
                    name, weight = call.args
                    if isinstance(name, ast.Constant):
                        told = found.setdefault(str(name.value), [])
                        told.extend(_told(weight, module, constants(weight, function, tree)))
    return {name: list(dict.fromkeys(told)) for name, told in found.items()}


def _told(weight: ast.expr, module: ModuleType, names: list[str]) -> list[str]:
    plain = not any(isinstance(part, ast.Call) for part in ast.walk(weight))
    values: list[tuple[str, Any]] = [
        (name, getattr(module, name)) for name in names if isinstance(getattr(module, name, None), (int, float))
    ]
    if plain:
        return [f"{value:+.1f}" for _, value in values] or [ast.unparse(weight)]
    return [f"{name.lower().replace('_', ' ')} {value}" for name, value in values]


def evidence() -> str:
    """The table of evidence."""
    told = weights()
    blank = re.compile(r"\{[^}]*\}")
    rows = [
        f"| {name} | {blank.sub('…', said).replace('……', '…')} | {', '.join(told.get(name, []))} |"
        for name, said in words().items()
    ]
    return "\n".join(["| evidence | in words | weights |", "|---|---|---|", *rows])


def severities() -> str:
    """The table of kinds, in the order in which a kind is chosen."""
    order, most = vars(kinds)["_ORDER"], vars(severity)["_MOST"]
    reason = vars(explanations)["_REASON"]
    rows = [f"| {kind} | {reason[kind]} | {most[kind]} |" for kind in order]
    return "\n".join(
        [
            "| kind | what a reader is told | at most |",
            "|---|---|---|",
            *rows,
            f"| rounding | {reason['rounding']} | 1 |",
        ]
    )


def page(text: str) -> str:
    """The page with both tables made anew."""
    for name, table in (("evidence", evidence()), ("severities", severities())):
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(\n<!-- end -->)",
            lambda found, table=table: found[1] + table + found[2],
            text,
            flags=re.DOTALL,
        )
    return text


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
