"""A good word is never corrected, whatever the interface's language; and a slip in one is mended to the word itself."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from django.conf import settings

from search.analysis import analyse_query, deletion_keys, keys, lexicon
from search.analysis.correct import is_doubtful
from search.analysis.dictionary import FOLDER
from search.analysis.edits import edits
from search.analysis.lexicon import Lexicon
from search.analysis.stems import base
from search.analysis.vocabulary import counted
from search.models import State, Word, WordKey
from tests.search.analysis.shipped import practices, shipped_terms  # noqa: F401  fixtures

INTERFACES = [code for code, _name in settings.LANGUAGES]
EVERYDAY = 2000
SAMPLE = 100
SHORTEST = 6
FLOOR = 0.9


def everyday(language: str) -> list[str]:
    """The most frequent words of a language, the first ones first."""
    return (FOLDER / "frequent" / f"{base(language)}.txt").read_text(encoding="ascii").split()[:EVERYDAY]


def good_words(known: Lexicon) -> set[str]:
    """Of labels, glossary and names in every language, and of everyday speech in those of the site."""
    return {*known.words, *(word for language in INTERFACES for word in everyday(language))}


@pytest.mark.usefixtures("shipped_terms")
def test_no_word_of_the_vocabularies_and_no_everyday_word_is_corrected() -> None:
    """What nothing can take for a slip need not be asked."""
    known = lexicon()
    words = sorted(good_words(known))

    assert len(words) > 14_000
    assert [(word, each) for each in INTERFACES for word in words if is_changed(word, each, known)] == []


def is_changed(text: str, interface: str, known: Lexicon) -> bool:
    is_asked = any(is_doubtful(word, interface, known) for word in text.split())
    return is_asked and analyse_query(text, interface).correction is not None


def slips(words: list[str], interface: str, known: Lexicon) -> Iterator[tuple[str, str]]:
    """A random slip in each of a sample of words that makes no word that anything knows."""
    chance = Random(f"{interface} {len(words)}")
    long = sorted(word for word in words if len(word) >= SHORTEST and word.isascii() and word.isalpha())
    for word in chance.sample(long, SAMPLE):
        every = sorted(edits(word))
        made = next(slip for slip in chance.sample(every, len(every)) if is_doubtful(slip, interface, known))
        if not counted([made]):
            yield word, made


@pytest.mark.usefixtures("practices")
@pytest.mark.slow
def test_a_slip_in_a_good_word_is_mended_to_that_word() -> None:
    known, shares, wrong = lexicon(), {}, []
    for interface in INTERFACES:
        spoken = [word for word, languages in known.words.items() if languages & {"", base(interface)}]
        for kind, words in (("vocabularies", spoken), ("everyday", everyday(interface))):
            made = list(slips(words, interface, known))
            in_documents([word for word, _slip in made], interface)
            missed = [(word, slip, mended(slip, interface)) for word, slip in made if mended(slip, interface) != word]
            shares[kind, interface] = 1 - len(missed) / len(made)
            wrong += missed

    assert min(shares.values()) >= FLOOR, (shares, wrong)


def in_documents(words: list[str], language: str) -> None:
    """What stands nowhere is never offered."""
    for word in words:
        row, _made = Word.objects.update_or_create(word=word, language=language, defaults={"documents": 1})
        WordKey.objects.bulk_create((WordKey(word=row, key=key) for key in deletion_keys(word)), ignore_conflicts=True)
    State.objects.update(documents_version=f"{language} {words[0]}")


def mended(slip: str, interface: str) -> str:
    found = analyse_query(slip, interface).correction
    return " ".join(keys(found.corrected)) if found else ""
