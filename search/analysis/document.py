"""Documents: the keys of their words and the codes of what they speak of, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from search.analysis.current import lexicon
from search.analysis.lexicon import NAME, Lexicon
from search.analysis.stems import base, stem_keys
from search.analysis.stopwords import stop_words
from search.analysis.text import key_of, keys, words
from search.analysis.units import AnalysedDocument
from search.languages import codes as site_languages

FIELDS = ("title", "names", "problem", "done", "outcome", "rest")
PLACES = {"summary": "problem"}
SHORTEST_WORD, LONGEST_WORD = 3, 60
MOST_REMEMBERED = 512  # texts; an edit changes one or two of a record's


def analyse_document(
    texts: Mapping[str, str],
    names: Sequence[str],
    concepts: Mapping[str, Sequence[str]],
    language: str,
    known: Lexicon | None = None,
) -> AnalysedDocument:
    """Also by the labels of its concepts and, in every script, by its names. One lexicon may serve many documents."""
    known = known or lexicon()
    gathered = _gather(texts)
    assigned = tuple(f"{scheme}/{code}" for scheme, codes in concepts.items() for code in codes)
    tokens = {name: _tokens(text, language) for name, text in gathered.items()}
    tokens["names"] = " ".join(_once(key for name in names for key in _keys(name)))
    tokens["rest"] = " ".join(filter(None, (tokens["rest"], _label_tokens(known, assigned))))
    codes = {name: _mentioned(known, text, language) for name, text in gathered.items()}
    codes["names"] = _once(code for name in names for code in _named(known, name, language))
    codes["assigned"] = assigned
    spoken = {key for text in (*gathered.values(), *names) for key in _keys(text)}
    return AnalysedDocument(
        tokens=tokens,
        codes={name: found for name, found in codes.items() if found},
        words=frozenset(key for key in spoken if SHORTEST_WORD <= len(key) <= LONGEST_WORD and key.isalpha()),
    )


def _gather(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts by the fields of an engine; a field that it does not know counts as `rest`."""
    parts: dict[str, list[str]] = {name: [] for name in FIELDS if name != "names"}
    for name, text in texts.items():
        place = PLACES.get(name, name)
        parts[place if place in parts else "rest"].append(text)
    return {name: "\n".join(filter(None, found)) for name, found in parts.items()}


@lru_cache(maxsize=512)
def _keys(text: str) -> tuple[str, ...]:
    return tuple(keys(text))


@lru_cache(maxsize=512)
def _tokens(text: str, language: str) -> str:
    """One key for each word in its place, so that phrases can be found; then the other forms that occur."""
    main: list[str] = []
    others: dict[str, None] = {}
    for word in words(text):
        folded = key_of(word.text)
        if not folded:
            continue
        first, *rest = stem_keys(word.text, language)
        main.append(first)
        others.update(dict.fromkeys((folded, *rest)))
    in_place = set(main)
    return " ".join((*main, *(key for key in others if key not in in_place)))


def _mentioned(known: Lexicon, text: str, language: str) -> tuple[str, ...]:
    return tuple(code for code in _codes(known, text, language) if code not in known.entries)


def _named(known: Lexicon, name: str, language: str) -> Iterator[str]:
    """What a name names; an entry only by its whole name."""
    whole = {sense.code for sense in known.names.get(" ".join(_keys(name)), ())}
    for code in _codes(known, name, language):
        if code.startswith(NAME) and (code in whole or code not in known.entries):
            yield code


def _codes(known: Lexicon, text: str, language: str) -> tuple[str, ...]:
    remembered = known.remembered
    if (text, language) not in remembered:
        if len(remembered) >= MOST_REMEMBERED:
            remembered.clear()
        remembered[text, language] = tuple(sorted(known.scan_all(_keys(text), language)))
    return remembered[text, language]


def _label_tokens(known: Lexicon, assigned: Iterable[str]) -> str:
    """An entry with a concept is also found by the single words of its labels, in every language of the site."""
    languages = tuple(dict.fromkeys(map(base, site_languages())))
    found = (_label_keys(known.labels_of(code, each), each) for code in assigned for each in languages)
    return " ".join(sorted({key for each in found for key in each}))


@lru_cache(maxsize=2048)
def _label_keys(label: str, language: str) -> tuple[str, ...]:
    little = stop_words(language)
    told = (word.text for word in words(label) if key_of(word.text) not in little)
    return tuple({key for word in told for key in (key_of(word), *stem_keys(word, language)) if key})


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))
