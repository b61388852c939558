"""What is wrong with the entries of a file, whatever its form; the forms of the admin refuse the same and no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from network.base.forms import NAMED_IN_ANY, lacks_name, related
from network.base.models import Concept, LabelKind
from network.base.models.vocabulary import FIELD
from network.coalition.seed.cells import slug
from network.coalition.seed.problems import Problem
from network.coalition.seed.references import Known
from network.coalition.vocabularies.entries import BROADER, DEFINITION, RELATED, REPLACED_BY, File, Told
from network.coalition.vocabularies.importing import Change

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
    agreed = _("is new: entries of this vocabulary are agreed, none is added")
    if not may_add:
        found += [
            Problem(name, each.line, "code", each.code, agreed)
            for each in file.entries
            if f"{scheme}/{each.code}" not in before
        ]
    return sorted(found)


def nameless(scheme: str, found: Iterable[Change], name: str) -> list[Problem]:
    """The entries that would have no name then, whatever of them the file tells."""
    column = "" if scheme in NAMED_IN_ANY else settings.LANGUAGE_CODE
    preferred = ((each, {term.language for term in each.terms if term.kind == LabelKind.PREFERRED}) for each in found)
    return [
        Problem(name, each.wanted.line, column, each.wanted.code, reason)
        for each, languages in preferred
        if (reason := lacks_name(scheme, languages))
    ]


def _of(scheme: str, entry: Told, there: There) -> Iterator[Fault]:
    if reason := slug(entry.code, Known()):
        yield "code", entry.code, reason
    for part in (BROADER, REPLACED_BY):
        if fault := _of_other(scheme, entry, part, there):
            yield part, getattr(entry, part), fault
    fields = {scheme.value for scheme in FIELD}
    for uri in entry.related:
        if uri not in there.uris or uri.partition("/")[0] not in fields:
            known = {"vocabularies": ", ".join(sorted(fields))}
            yield RELATED, uri, _("is no concept of %(vocabularies)s, named as theme/inclusion") % known
    for uri in {each for each in entry.related if entry.related.count(each) > 1}:
        yield RELATED, uri, _("stands twice")
    if UNSEEN.search(entry.definition) or len(entry.definition) > LONGEST_DEFINITION:
        yield DEFINITION, entry.definition, _("holds signs that no text has, or is very long")
    yield from _of_terms(entry)


def _of_other(scheme: str, entry: Told, part: str, there: There) -> str:
    uri = getattr(entry, part)
    if not uri:
        return ""
    schemes = related(part, scheme)
    if uri not in there.uris or uri.partition("/")[0] not in schemes:
        return _("is no code of %(vocabularies)s") % {"vocabularies": ", ".join(map(str, schemes))}
    is_circle = _returns(f"{scheme}/{entry.code}", there.above[part].get)
    return _("leads back to itself in a circle") if is_circle else ""


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
    for language, kind, text, _is_own in entry.terms:
        if not is_language(language):
            yield "terms", f"{language}:{text}", _("names no language, as “en” or “pt-br”")
        elif not text or text != text.strip() or UNSEEN.search(text) or "\n" in text:
            yield language, text, _("is blank, has a space at its edge, or holds signs that no term has")
        elif len(text) > LONGEST_TERM:
            yield language, text, _("is longer than %(number)d characters") % {"number": LONGEST_TERM}
        elif (language, kind, text) in seen:
            yield language, text, _("stands twice in the list")
        elif kind == LabelKind.PREFERRED and language in preferred:
            yield language, text, _("is a second preferred term of this language")
        seen.add((language, kind, text))
        preferred |= {language} if kind == LabelKind.PREFERRED else set()


def _twice(entries: Sequence[Told]) -> Iterator[tuple[int, str, str]]:
    first: dict[str, int] = {}
    for entry in entries:
        if first.setdefault(entry.code, entry.line) != entry.line:
            yield entry.line, entry.code, _("stands in line %(line)d already") % {"line": first[entry.code]}
