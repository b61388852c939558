"""BibTeX: every sign that LaTeX takes for its own is escaped, names of organisations are kept whole."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from network.coalition.publications.works import Name, Work, one_line

SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
ESCAPES = str.maketrans(SIGNS)
REPORTS = ("report", "policy-brief")


def bibtex(work: Work) -> str:
    kind = "article" if work.is_in_journal else "techreport" if work.kind in REPORTS else "misc"
    fields = ",\n".join(f"  {name} = {{{value}}}" for name, value in _fields(work) if value)
    return f"@{kind}{{{work.key},\n{fields}\n}}\n"


def escaped(text: str) -> str:
    return one_line(text).translate(ESCAPES)


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    yield "author", " and ".join(map(_name, work.authors))
    yield "title", f"{{{escaped(work.title)}}}"  # the second pair of braces keeps capitals
    publishers = escaped(", ".join(work.publishers))
    if work.is_in_journal:
        yield "journal", publishers
    else:
        yield ("institution" if work.kind in REPORTS else "publisher"), publishers
    yield "year", str(work.year or "")
    yield "doi", _verbatim(work.doi)
    yield "isbn", escaped(work.isbn)
    yield "pagetotal", str(work.length or "")
    yield "language", escaped(", ".join(work.languages))
    yield "url", _verbatim(work.url)
    yield "abstract", escaped(work.abstract)


def _name(name: Name) -> str:
    """`and` and commas inside the braces are part of the name."""
    if not name.family:
        return f"{{{escaped(name.text)}}}"
    family = escaped(name.family)
    whole = f"{{{family}}}" if " " in name.family or "," in name.family else family
    return ", ".join(filter(None, (whole, escaped(name.given))))


def _verbatim(address: str) -> str:
    """Addresses are not read as text: only what would end the field is written another way."""
    return quote(address, safe="".join(chr(code) for code in range(33, 127) if chr(code) not in "{}\\"))
