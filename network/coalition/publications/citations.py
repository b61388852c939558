"""How a publication is cited: APA for people, RIS and CSL-JSON for their programs. BibTeX stands apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from network.coalition.publications.works import Work, one_line

MOST_AUTHORS = 20  # that APA names; of more it names the first 19 and the last
RIS_TYPES = {
    "article": "JOUR",
    "course": "GEN",
    "dataset": "DATA",
    "legal-text": "STAT",
    "podcast": "SOUND",
    "presentation": "SLIDE",
    "video": "VIDEO",
}
CSL_TYPES = {
    "article": "article-journal",
    "dataset": "dataset",
    "legal-text": "legislation",
    "podcast": "broadcast",
    "presentation": "speech",
    "video": "motion_picture",
}


def apa(work: Work) -> str:
    """Seventh edition, as plain text: who published it stands for an author that is unknown."""
    authors = [name.with_initials for name in work.authors] or list(work.publishers)
    publishers = [name for name in work.publishers if name not in authors]
    who, when, title = _joined(authors), f"({work.year or 'n.d.'})", one_line(work.title)
    parts = [who, when, title] if who else [title, when]
    return " ".join([*map(_stopped, [*parts, *publishers]), *filter(None, [work.address])])


def _joined(names: Sequence[str]) -> str:
    if len(names) > MOST_AUTHORS:
        return ", ".join(names[: MOST_AUTHORS - 1]) + f", . . . {names[-1]}"
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + f", & {names[-1]}"


def _stopped(part: str) -> str:
    return part if part.endswith((".", "?", "!", "…")) else f"{part}."


def ris(work: Work) -> str:
    return "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in _ris(work) if value or tag == "ER")


def _ris(work: Work) -> Iterator[tuple[str, str]]:
    yield "TY", RIS_TYPES.get(work.kind, "RPRT" if work.kind else "GEN")
    yield "ID", work.key
    for name in work.authors:
        # A comma parts family and given names: the name of an organisation has none here.
        yield "AU", name.sorted if name.family else re.sub(r"\s*,\s*", " ", name.text)
    yield "TI", work.title
    for publisher in work.publishers:
        yield ("JO" if work.is_in_journal else "PB"), publisher
    yield "PY", str(work.year or "")
    yield "DO", work.doi
    yield "SN", work.isbn
    yield "SP", str(work.length or "")
    for language in work.languages:
        yield "LA", language
    yield "UR", work.url
    yield "AB", work.abstract
    yield "ER", ""


def csl(work: Work) -> dict[str, Any]:
    """An item of CSL-JSON; what is unknown is left out."""
    item: dict[str, Any] = {
        "id": work.key,
        "type": CSL_TYPES.get(work.kind, "report" if work.kind else "document"),
        "title": one_line(work.title),
        "author": [
            {"family": name.family, "given": name.given} if name.family else {"literal": name.text}
            for name in work.authors
        ],
        "container-title" if work.is_in_journal else "publisher": ", ".join(work.publishers),
        "issued": {"date-parts": [[work.year]]} if work.year else None,
        "URL": work.url,
        "DOI": work.doi,
        "ISBN": work.isbn,
        "language": next(iter(work.languages), ""),
        "number-of-pages": str(work.length or ""),
        "abstract": one_line(work.abstract),
    }
    return {name: value for name, value in item.items() if value not in ("", None, [])}
