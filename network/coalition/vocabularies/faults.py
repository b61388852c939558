"""What is wrong with the entries of a file, whatever its form; the forms of the admin refuse the same and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from network.base.forms import related
from network.base.models import Concept, LabelKind
from network.base.models.vocabulary import FIELD
from network.coalition.seed.cells import slug
from network.coalition.seed.problems import Problem
from network.coalition.seed.references import Known
from network.coalition.vocabularies.entries import BROADER, DEFINITION, RELATED, REPLACED_BY, File, Told

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
UNSEEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ufffd]")  # what no text has, and the mark of a letter that was lost
LONGEST_LANGUAGE, LONGEST_TERM, LONGEST_DEFINITION = 12, 200, 20_000  # characters

Fault = tuple[str, str, str]  # what of the entry, its value, the reason


def is_language(name: str) -> bool:
    return len(name) <= LONGEST_LANGUAGE and LANGUAGE.fullmatch(name) is not None


@dataclass(frozen=True)
class There:
    """What entries may name: the concepts of the database and of the file, and what stands above each."""

    uris: frozenset[str]
    above: Mapping[str, Mapping[str, str]]


def problems(scheme: str, file: File, name: str, *, may_add: bool = True) -> list[Problem]:
    """By line, and by what of an entry is at fault. One query."""
    rows = Concept.objects.values_list(
        *("scheme", "code", "broader__scheme", "broader__code", "replaced_by__scheme", "replaced_by__code")
    )
    before = {f"{row[0]}/{row[1]}": row[2:] for row in rows}
    above = {
        BROADER: {uri: f"{row[0]}/{row[1]}" for uri, row in before.items() if row[1]},
        REPLACED_BY: {uri: f"{row[2]}/{row[3]}" for uri, row in before.items() if row[3]},
    }
    for part in {BROADER, REPLACED_BY} & set(file.says):
        above[part] |= {f"{scheme}/{each.code}": getattr(each, part) for each in file.entries}
    there = There(frozenset({*before, *(f"{scheme}/{each.code}" for each in file.entries)}), above)
    found = [
        Problem(name, entry.line, part, value, reason)
        for entry in file.entries
        for part, value, reason in _of(scheme, entry, there)
    ]
    found += [Problem(name, line, "code", code, reason) for line, code, reason in _twice(file.entries)]
    if not may_add:
        found += [
            Problem(name, each.line, "code", each.code, "is new: entries of this vocabulary are agreed, none is added")
            for each in file.entries
            if f"{scheme}/{each.code}" not in before
        ]
    return sorted(found)


def _of(scheme: str, entry: Told, there: There) -> Iterator[Fault]:
    if reason := slug(entry.code, Known()):
        yield "code", entry.code, reason
    for part in (BROADER, REPLACED_BY):
        if fault := _of_other(scheme, entry, part, there):
            yield part, getattr(entry, part), fault
    fields = {scheme.value for scheme in FIELD}
    for uri in entry.related:
        if uri not in there.uris or uri.partition("/")[0] not in fields:
            yield RELATED, uri, f"is no concept of {', '.join(sorted(fields))}, named as theme/inclusion"
    for uri in {each for each in entry.related if entry.related.count(each) > 1}:
        yield RELATED, uri, "stands twice"
    if UNSEEN.search(entry.definition) or len(entry.definition) > LONGEST_DEFINITION:
        yield DEFINITION, entry.definition, "holds signs that no text has, or is very long"
    yield from _of_terms(entry)


def _of_other(scheme: str, entry: Told, part: str, there: There) -> str:
    uri = getattr(entry, part)
    if not uri:
        return ""
    schemes = related(part, scheme)
    if uri not in there.uris or uri.partition("/")[0] not in schemes:
        return f"is no code of {', '.join(map(str, schemes))}"
    return "leads back to itself in a circle" if _returns(f"{scheme}/{entry.code}", there.above[part].get) else ""


def _returns(start: str, above: Callable[[str], str | None]) -> bool:
    seen: set[str] = set()
    step = above(start)
    while step and step not in seen:
        if step == start:
            return True
        seen.add(step)
        step = above(step)
    return False


def _of_terms(entry: Told) -> Iterator[Fault]:
    seen: set[tuple[str, str, str]] = set()
    preferred: set[str] = set()
    for language, kind, text, _own in entry.terms:
        if not is_language(language):
            yield "terms", f"{language}:{text}", "names no language, as “en” or “pt-br”"
        elif not text or text != text.strip() or UNSEEN.search(text) or "\n" in text:
            yield language, text, "is blank, has a space at its edge, or holds signs that no term has"
        elif len(text) > LONGEST_TERM:
            yield language, text, f"is longer than {LONGEST_TERM} characters"
        elif (language, kind, text) in seen:
            yield language, text, "stands twice in the list"
        elif kind == LabelKind.PREFERRED and language in preferred:
            yield language, text, "is a second preferred term of this language"
        seen.add((language, kind, text))
        preferred |= {language} if kind == LabelKind.PREFERRED else set()


def _twice(entries: Sequence[Told]) -> Iterator[tuple[int, str, str]]:
    first: dict[str, int] = {}
    for entry in entries:
        if first.setdefault(entry.code, entry.line) != entry.line:
            yield entry.line, entry.code, f"stands in line {first[entry.code]} already"
