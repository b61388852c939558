"""The glossary as a table: the columns of `glossary.csv`, so that what is exported can be imported again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from network.base.models import Concept, GlossaryEntry, LabelKind, Scheme
from network.coalition.seed.columns import Cells
from network.coalition.seed.formats.vocabularies import GLOSSARY
from network.coalition.seed.loading.vocabularies import GLOSSARY_COLUMNS
from network.coalition.seed.problems import Problem
from network.coalition.seed.reading import Row, read
from network.coalition.seed.references import Known


def rows() -> Iterator[dict[str, str]]:
    """Entries in use, in their order; of a language the preferred term first. Hidden words stay here. Three queries."""
    entries = GlossaryEntry.objects.current().select_related("broader").prefetch_related("labels")
    for entry in entries.order_by("order", "code"):
        shown = [label for label in entry.labels.all() if label.kind != LabelKind.HIDDEN]
        told = sorted(shown, key=lambda label: (label.kind != LabelKind.PREFERRED, label.order, label.pk))
        cells = {"code": entry.code, "broader_theme": entry.broader.code if entry.broader else ""}
        marked = []
        for column, language in GLOSSARY_COLUMNS.items():
            mine = [label for label in told if label.language == language]
            cells[column] = "|".join(label.text for label in mine)
            marked += [f"{column}:{label.text}" for label in mine if label.own_language_only]
        yield cells | {"ambiguous": "|".join(marked)}


def text() -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, GLOSSARY.header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows())
    return stream.getvalue()


def read_table(content: bytes) -> tuple[list[Cells], list[Problem]]:
    """The rows of a file, and every fault with its line and column."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / GLOSSARY.name
        path.write_bytes(content)
        found, problems = read(path, GLOSSARY.header)
    return [row.cells for row in found], sorted({*problems, *faults(found)})


def faults(found: Sequence[Row]) -> list[Problem]:
    known = Known()
    for code in Concept.objects.of(Scheme.THEME).values_list("code", flat=True):
        known.add_concept(Scheme.THEME, code)
    return list(GLOSSARY.problems(found, known))
