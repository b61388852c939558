"""Vocabularies as files, written and taken as the admin does it."""

from __future__ import annotations

import json

from network.base.models import GlossaryEntry
from network.coalition.seed.problems import Problem
from network.coalition.vocabularies import faults, importing, skos, table
from network.coalition.vocabularies.entries import File

HEADER = "code,broader_theme,en,es,pt,fr,de,it,nl,ambiguous\n"
WHOLE = "code,broader_theme,en,es,pt,fr,de,it,nl,pt-pt,ambiguous,hidden,related,definition,replaced_by\n"
TREES = 'street-trees,urban-green,"street tree|avenue tree",arbolado viario,,,Allee,,,de:Allee\n'


def read(content: str, scheme: str = "glossary", name: str = "words.csv") -> tuple[File, list[Problem]]:
    if name.endswith(".csv"):
        file, problems = table.read_table(scheme, content.encode(), name)
    else:
        file, problems = skos.read_graph(scheme, content.encode(), name)
    return file, sorted({*problems, *faults.problems(scheme, file, name)})


def take(content: str, scheme: str = "glossary", name: str = "words.csv") -> list[importing.Change]:
    file, problems = read(content, scheme, name)
    assert problems == []
    found = importing.changes(scheme, file)
    assert faults.nameless(scheme, found, name) == []
    importing.apply(scheme, found)
    return found


def written(scheme: str = "glossary") -> dict[str, str]:
    """By the name of a file, what is exported."""
    return {"words.csv": table.text(scheme), "words.jsonld": json.dumps(skos.graph(scheme))}


def terms(code: str) -> set[tuple[str, str, str, bool]]:
    labels = GlossaryEntry.objects.get(code=code).labels.all()
    return {(label.language, label.kind, label.text, label.own_language_only) for label in labels}
