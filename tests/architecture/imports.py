"""The import graph of our modules, deferred and type-checking imports included."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from tests.architecture.source import tree


def imported(name: str, path: Path, known: Collection[str]) -> Iterator[str]:
    """The known modules that a module imports, wherever in its file it does so."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parents = package.split(".")
                above = ".".join(parents[: len(parents) - node.level + 1])
                base = f"{above}.{base}" if base else above
            for alias in node.names:
                target = f"{base}.{alias.name}"
                yield from (found for found in (target if target in known else base,) if found in known)


def graph(modules: Mapping[str, Path]) -> dict[str, set[str]]:
    return {name: set(imported(name, path, modules)) - {name} for name, path in modules.items()}


def cycle(edges: Mapping[str, set[str]]) -> list[str]:
    """One cycle of the graph, from a module back to itself; empty when there is none."""
    done: set[str] = set()
    for start in sorted(edges):
        trail: list[str] = []
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            node, is_left = stack.pop()
            if is_left:
                done.add(trail.pop())
            elif node in trail:
                return [*trail[trail.index(node) :], node]
            elif node not in done:
                trail.append(node)
                stack.append((node, True))
                stack.extend((target, False) for target in sorted(edges.get(node, ())))
    return []
