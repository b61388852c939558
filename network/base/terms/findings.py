"""What an editor should know of a term before it is saved. Nothing here forbids: a warning is read and overruled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.base import formats
from network.base.models import Concept, Scheme
from network.base.terms.effect import effect
from search import languages
from search.analysis import lexicon
from search.analysis.dictionary import frequent, is_common
from search.analysis.lexicon import NAME, Lexicon
from search.analysis.plurals import bare
from search.analysis.stems import base
from search.analysis.stopwords import stop_words
from search.analysis.terms import Term
from search.analysis.text import keys
from search.models import SearchDocument

TOO_MUCH = 0.25  # of all documents
EVERYDAY = f"{Scheme.EVERYDAY}/"


Place = tuple[str, str]  # a label, and the address at which it is kept


@dataclass(frozen=True)
class Finding:
    """`url` leads to what the term means already; `entry` is the concept that would have the term."""

    term: str
    text: str
    url: str = ""
    entry: str = ""


def findings(before: Collection[Term], after: Collection[Term], related: Collection[str] = ()) -> list[Finding]:
    """Of the terms that are new. `related`: concepts that may share a word, as the theme above an entry does."""
    known = set(before)
    new = [term for term in after if term not in known]
    return findings_of(new, {term.target: related for term in new}, {term: effect([], [term]).share for term in new})


def findings_of(
    new: Sequence[Term], related: Mapping[str, Collection[str]], shares: Mapping[Term, float]
) -> list[Finding]:
    """Of terms of several entries. `related` by entry; `shares`: in how much of all texts a term stands. Three queries
    at most."""
    known, beside = lexicon(), Lexicon.of(new)
    others = {term: list(_others(term, known, beside, related[term.target])) for term in new}
    places = _places({code for codes in others.values() for code in codes})
    found = (
        finding
        for term in new
        for finding in (*_meanings(term, others[term], places), *_commonness(term), *_too_much(term, shares[term]))
    )
    return list(dict.fromkeys(found))


def _too_much(term: Term, share: float) -> Iterator[Finding]:
    if share > TOO_MUCH:
        words = _("This stands in %(share)s %% of all texts: it would hardly tell one entry from another.")
        yield Finding(term.text, words % {"share": round(share * 100)}, entry=term.target)


def _others(term: Term, known: Lexicon, new: Lexicon, related: Collection[str]) -> Iterator[str]:
    """What else the words mean to search, or will."""
    own, typed = {term.target, *related}, keys(term.text)
    singular = " ".join(map(bare, typed))
    senses = (
        *known.concepts.get(singular, ()),
        *known.names.get(" ".join(typed), ()),
        *new.concepts.get(singular, ()),
    )
    for code in dict.fromkeys(sense.code.removeprefix(NAME) for sense in senses):
        if code not in own:
            yield code


def _meanings(term: Term, others: Iterable[str], places: Mapping[str, Place]) -> Iterator[Finding]:
    for code in others:
        label, url = places[code]
        yield Finding(term.text, _("This already means “%(other)s”.") % {"other": label}, url, term.target)


def _places(codes: Collection[str]) -> dict[str, Place]:
    """What is kept under these codes, and where."""
    told = {code: (code.partition("/")[2], "") for code in codes}
    values = {value for value, _url in told.values()}
    rows = SearchDocument.objects.filter(slug__in=values).order_by("-pk")
    for row in rows.only("kind", "slug", "title", "url_path", "language") if values else ():
        if (code := f"{row.kind}/{row.slug}") in told:
            told[code] = (row.title, languages.address(row.url_path, row.language))
    for code in codes:
        if code.startswith("country/"):
            told[code] = (formats.country(told[code][0].upper(), get_language() or settings.LANGUAGE_CODE), "")
    for concept in Concept.objects.filter(code__in=values).prefetch_related("labels") if values else ():
        if concept.uri in told:
            told[concept.uri] = (str(concept), _edit_url(concept))
    return told


def _edit_url(concept: Concept) -> str:
    """In the list of its vocabulary; the others share one."""
    for model in (*(each for each in Concept.__subclasses__() if concept.scheme in each.schemes), Concept):
        try:
            return reverse(f"wagtailsnippets_base_{model._meta.model_name}:edit", args=[concept.pk])
        except NoReverseMatch:
            continue
    return ""


def _commonness(term: Term) -> Iterator[Finding]:
    """Single words that readers of a language use for something else."""
    typed = keys(term.text)
    if len(typed) != 1:
        return
    for code, _name in settings.LANGUAGES:
        said = {"language": formats.language_name(code, get_language() or settings.LANGUAGE_CODE)}
        is_own = base(code) == base(term.language)
        if typed[0] in stop_words(base(code)):
            yield Finding(
                term.text, _("This is a little word of %(language)s: it is left out there.") % said, entry=term.target
            )
        elif is_own and typed[0] in frequent(base(code)) and not term.target.startswith(EVERYDAY):
            yield Finding(term.text, _("This is an everyday word of %(language)s.") % said, entry=term.target)
        elif not is_own and not term.own_language_only and is_common(typed[0], code):
            text = _(
                "This is a word of %(language)s too. Where it means something else, tick “only in its own language”."
            )
            yield Finding(term.text, text % said, entry=term.target)
