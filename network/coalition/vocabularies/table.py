"""A vocabulary as a table: one entry a line, its terms by language; what is exported can be imported again.

The glossary has the columns of `glossary.csv`, by which a site begins, and some more. A file may leave out columns.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from network.base.models import LabelKind, Scheme
from network.coalition.seed.problems import Problem
from network.coalition.seed.reading import Row, read
from network.coalition.vocabularies.entries import (
    BROADER,
    DEFINITION,
    HIDDEN,
    KINDS,
    OWN,
    RELATED,
    REPLACED_BY,
    File,
    Term,
    Told,
    vocabulary,
)
from network.coalition.vocabularies.faults import is_language

CODE, BROADER_THEME = "code", "broader_theme"
# Portuguese stands for that of the interface, as in the files by which a site begins.
COLUMNS = {"en": "en", "es": "es", "pt": "pt-br", "fr": "fr", "de": "de", "it": "it", "nl": "nl", "pt-pt": "pt"}
NAMES = {language: column for column, language in COLUMNS.items()}
MORE = (OWN, HIDDEN, RELATED, DEFINITION, REPLACED_BY)
DELIMITERS = (",", ";", "\t")  # what spreadsheets write, by the country


def text(scheme: str) -> str:
    entries = vocabulary(scheme)
    others = sorted({term.language for each in entries for term in each.terms} - set(NAMES))
    above = BROADER_THEME if scheme == Scheme.GLOSSARY else BROADER
    stream = io.StringIO()
    writer = csv.DictWriter(stream, [CODE, above, *COLUMNS, *others, *MORE], lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(_cells(each, above) for each in entries)
    return stream.getvalue()


def _cells(entry: Told, above: str) -> dict[str, str]:
    broader = entry.broader.removeprefix(f"{Scheme.THEME}/") if above == BROADER_THEME else entry.broader
    terms: dict[str, list[str]] = defaultdict(list)
    named: dict[str, list[str]] = {HIDDEN: [], OWN: []}
    for term in sorted(entry.terms, key=lambda each: (each.language, KINDS[each.kind])):
        column = NAMES.get(term.language, term.language)
        if term.kind == LabelKind.HIDDEN:
            named[HIDDEN].append(f"{column}:{term.text}")
        else:
            # A language without a preferred term begins with a blank.
            terms[column] += [term.text] if terms[column] or term.kind == LabelKind.PREFERRED else ["", term.text]
        if term.own_language_only:
            named[OWN].append(f"{column}:{term.text}")
    return {
        CODE: entry.code,
        above: broader,
        **{column: packed(texts) for column, texts in terms.items()},
        **{name: packed(dict.fromkeys(texts)) for name, texts in named.items()},
        RELATED: packed(entry.related),
        DEFINITION: entry.definition,
        REPLACED_BY: entry.replaced_by,
    }


def packed(items: Sequence[str] | Mapping[str, None]) -> str:
    """One cell: items between bars, and a bar of an item after a backslash."""
    return "|".join(item.replace("\\", "\\\\").replace("|", "\\|") for item in items)


def unpacked(cell: str) -> list[str]:
    items, at = [""], 0
    while at < len(cell):
        if cell[at] == "\\" and cell[at + 1 : at + 2] in {"\\", "|"}:
            at += 1
            items[-1] += cell[at]
        elif cell[at] == "|":
            items.append("")
        else:
            items[-1] += cell[at]
        at += 1
    return items if cell else []


def read_table(scheme: str, content: bytes, name: str) -> tuple[File, list[Problem]]:
    """The entries of a file, and every line that cannot be read."""
    try:
        written = decoded(content)
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        return File(()), [Problem(name, line, "", "", _("cannot be read: save it as CSV in UTF-8"))]
    if not written.strip():
        return File(()), [Problem(name, 0, "", "", _("is empty"))]
    columns, delimiter = _header(written.partition("\n")[0].rstrip("\r"))
    faults = _faults_of_header(scheme, columns)
    if faults:
        return File(()), [Problem(name, 1, column, "", reason) for column, reason in faults]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        path.write_bytes(written.encode())
        rows, problems = read(path, columns, delimiter)
    found: list[Told] = []
    for row in rows:
        entry, wrong = _entry(row)
        found.append(entry)
        problems += wrong
    languages = {COLUMNS.get(column, column) for column in columns if is_language(column)}
    says = {BROADER if column == BROADER_THEME else column for column in columns}
    return File(found, says, languages), [replace(each, file=name) for each in problems]


def decoded(content: bytes) -> str:
    """Spreadsheets write UTF-16 too, and say so by its first bytes; what says nothing is taken for UTF-8."""
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return content.decode("utf-16" if is_utf16 else "utf-8-sig")


def _header(first: str) -> tuple[list[str], str]:
    """The columns and what stands between them: the sign that parts the header in the most of them."""
    parted = [(_parted(first, each), each) for each in DELIMITERS]
    return max(parted, key=lambda each: (CODE in each[0], len(each[0])))


def _parted(first: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:  # longer than any header
        return []


def _faults_of_header(scheme: str, columns: Sequence[str]) -> list[tuple[str, str]]:
    above = BROADER_THEME if scheme == Scheme.GLOSSARY else BROADER
    known = {CODE, above, *MORE}
    faults = [
        (column, _("is no column of this vocabulary") if column else _("a column of the header has no name"))
        for column in columns
        if column not in known and not (is_language(column) and column not in {BROADER, BROADER_THEME})
    ]
    faults += [(column, _("stands twice in the header")) for column in {*columns} if columns.count(column) > 1]
    if CODE not in columns:
        faults.append((CODE, _("is missing in the header")))
    return sorted(faults)


def _entry(row: Row) -> tuple[Told, list[Problem]]:
    cells, problems = row.cells, []
    terms: list[Term] = []
    for column, cell in cells.items():
        if column not in {CODE, BROADER, BROADER_THEME, *MORE}:
            language = COLUMNS.get(column, column)
            preferred, *others = unpacked(cell) or [""]
            terms += [Term(language, LabelKind.PREFERRED.value, preferred)] if preferred else []
            terms += [Term(language, LabelKind.ALTERNATIVE.value, each) for each in others]
    terms += [Term(language, LabelKind.HIDDEN.value, each) for language, each in _named(cells.get(HIDDEN, ""))]
    own = set(_named(cells.get(OWN, "")))
    for language, term in own - {(each.language, each.text) for each in terms}:
        value = f"{NAMES.get(language, language)}:{term}"
        problems.append(Problem("", row.line, OWN, value, _("is not language:term of a term of this line")))
    theme = f"{Scheme.THEME}/{cells[BROADER_THEME]}" if cells.get(BROADER_THEME) else ""
    entry = Told(
        code=cells[CODE],
        broader=cells.get(BROADER, theme),
        related=tuple(unpacked(cells.get(RELATED, ""))),
        definition="\n".join(cells.get(DEFINITION, "").splitlines()),
        replaced_by=cells.get(REPLACED_BY, ""),
        terms=tuple(each._replace(own_language_only=(each.language, each.text) in own) for each in terms),
        line=row.line,
    )
    return entry, problems


def _named(cell: str) -> Iterator[tuple[str, str]]:
    for item in unpacked(cell):
        column, _colon, term = item.partition(":")
        yield COLUMNS.get(column, column), term
