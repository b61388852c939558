"""What an editor should know before a file is imported: what the form of each entry would ask, asked once for all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from network.base.models import Scheme
from network.base.searchables import TELLING
from network.base.terms.effect import Effect, effect, shares
from network.base.terms.findings import Finding, findings_of
from network.coalition.vocabularies import entries
from network.coalition.vocabularies.importing import Change
from search.analysis.terms import Term

MOST_LOOKED_FOR = 200  # terms: of a file that changes more, the entries that it touches are not named
COPY = re.compile(r"[ _-]*\(?\d*\)?")  # what a computer adds to the name of a file that is there already


@dataclass(frozen=True)
class Asked:
    """`effect` is None where too many terms change; `token` stands for the findings that were read."""

    findings: Sequence[Finding] = ()
    effect: Effect | None = None

    @property
    def token(self) -> str:
        told = "\n".join(f"{each.entry}\t{each.term}\t{each.text}" for each in self.findings)
        return hashlib.sha256(told.encode()).hexdigest()[:32] if self.findings else ""


def asked(scheme: str, found: Sequence[Change], name: str) -> Asked:
    """Only terms that are new are looked at, and only in vocabularies that search knows by their words."""
    named = list(_of_another(scheme, name)) if found else []
    if scheme not in TELLING:
        return Asked(named, Effect())
    before = [term for change in found for term in _terms(scheme, change.before.code, change.before.terms)]
    after = [term for change in found for term in _terms(scheme, change.wanted.code, change.terms)]
    new = sorted({*after} - {*before}, key=lambda term: (term.target, term.language, term.text))
    related = {f"{scheme}/{change.wanted.code}": _related(change) for change in found}
    told = findings_of(new, related, shares(new))
    is_much = len({*before} ^ {*after}) > MOST_LOOKED_FOR
    return Asked([*named, *told], None if is_much else effect(before, after))


def _terms(scheme: str, code: str, terms: Collection[entries.Term]) -> Iterator[Term]:
    for each in terms:
        yield Term(each.text, each.language, f"{scheme}/{code}", own_language_only=each.own_language_only)


def _related(change: Change) -> set[str]:
    """They may share words with the entry. What the file does not tell stays as it was before."""
    told = (change.before, change.wanted)
    return {uri for each in told for uri in (each.broader, each.replaced_by, *each.related) if uri}


def _of_another(scheme: str, name: str) -> Iterator[Finding]:
    """A table does not say of which vocabulary it is, but an export has its name."""
    stem = name.rpartition(".")[0].lower()
    for other in Scheme.values:
        if other != scheme and stem.startswith(other) and COPY.fullmatch(stem.removeprefix(other)):
            words = _("The file has the name of another vocabulary than “%(scheme)s”, into which you import it.")
            yield Finding(name, words % {"scheme": Scheme(scheme).label})
