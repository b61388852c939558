"""What an editor should know of a term before it is saved. Nothing here forbids: a warning is read and overruled."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from network.base import formats
from network.base.models import Concept, Scheme
from network.base.terms.effect import Effect, effect
from search import languages
from search.analysis import lexicon
from search.analysis.dictionary import frequent, is_common
from search.analysis.lexicon import NAME
from search.analysis.plurals import bare
from search.analysis.stems import base
from search.analysis.stopwords import stop_words
from search.analysis.terms import Term
from search.analysis.text import keys
from search.models import SearchDocument

TOO_MUCH = 0.25  # of all documents
EVERYDAY = f"{Scheme.EVERYDAY}/"


@dataclass(frozen=True)
class Finding:
    """`url` leads to what the term means already."""

    term: str
    text: str
    url: str = ""


def findings(before: Collection[Term], after: Collection[Term], related: Collection[str] = ()) -> list[Finding]:
    """Of the terms that are new. `related`: concepts that may share a word, as the theme above an entry does."""
    new = [term for term in after if term not in set(before)]
    found: list[Finding] = []
    for term in new:
        found += _meanings(term, {term.target, *related})
        found += _commonness(term)
        told = effect([], [term])
        if told.share > TOO_MUCH:
            found.append(Finding(term.text, _too_much(told)))
    return list(dict.fromkeys(found))


def _too_much(told: Effect) -> str:
    words = _("This stands in %(share)s %% of all texts: it would hardly tell one entry from another.")
    return words % {"share": round(told.share * 100)}


def _meanings(term: Term, own: Collection[str]) -> Iterator[Finding]:
    """What else the words mean to search, with the place where that is kept."""
    known, typed = lexicon(), keys(term.text)
    concepts = known.concepts.get(" ".join(map(bare, typed)), ())
    senses = [*concepts, *known.names.get(" ".join(typed), ())]
    for code in dict.fromkeys(sense.code for sense in senses):
        if code not in own and code.removeprefix(NAME) not in own:
            label, url = _told(code)
            yield Finding(term.text, _("This already means “%(other)s”.") % {"other": label}, url)


def _told(code: str) -> tuple[str, str]:
    scheme, _slash, value = code.removeprefix(NAME).partition("/")
    concept = Concept.objects.filter(scheme=scheme, code=value).prefetch_related("labels").first()
    if concept is not None:
        return str(concept), _edit_url(concept)
    if scheme == "country":
        return formats.country(value.upper(), settings.LANGUAGE_CODE), ""
    row = SearchDocument.objects.filter(kind=scheme, slug=value).first()
    return (row.title, languages.address(row.url_path, row.language)) if row else (value, "")


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
            yield Finding(term.text, _("This is a little word of %(language)s: it is left out there.") % said)
        elif is_own and typed[0] in frequent(base(code)) and not term.target.startswith(EVERYDAY):
            yield Finding(term.text, _("This is an everyday word of %(language)s.") % said)
        elif not is_own and not term.own_language_only and is_common(typed[0], code):
            text = _(
                "This is a word of %(language)s too. Where it means something else, tick “only in its own language”."
            )
            yield Finding(term.text, text % said)
