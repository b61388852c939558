"""What the registered terms mean, in a form that is scanned fast."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from search.analysis.dictionary import is_common
from search.analysis.plurals import bare
from search.analysis.stems import ALGORITHMS, base
from search.analysis.stopwords import stop_words
from search.analysis.terms import Term
from search.analysis.text import key_of, words
from search.analysis.text import keys as keys_of

LONGEST_TERM = 12  # words
TELLING_ALONE = 3  # so many little words may mean something together: "tiene sobre mí"
BROADER = 0.5  # what an everyday word may ask for besides
FOREIGN_LABEL = 0.8  # a label of another language than the visitor's
NAME = "name/"
ENTRY = "entry/"  # before what an entry is, not only speaks of
KIND = "kind/"
YEAR, MONTH = "year/", "month/"
GLOSSARY = "glossary/"

T = TypeVar("T")


class Sense(NamedTuple):
    """One thing that a term means. `code` is a concept's address or, for a name, `name/` and its target."""

    code: str
    language: str
    own_language_only: bool
    weight: float
    asks_only: bool = False

    @property
    def is_name(self) -> bool:
        return self.code.startswith(NAME)

    def weight_in(self, language: str, is_single_word: bool, key: str) -> float:
        """0 where the term does not mean this to a reader of the language."""
        if self.language == language:
            return self.weight
        if self.own_language_only:
            return 0.0
        is_taken = is_single_word and is_common(key, language)
        if self.is_name:  # few readers know that Lyon is called Lion in Occitan; to many it is a word of their own
            return 0.0 if is_taken and self.language not in ALGORITHMS else self.weight
        if self.code.startswith(GLOSSARY):
            return self.weight
        return 0.0 if is_taken else self.weight * FOREIGN_LABEL


@dataclass(frozen=True, slots=True)
class Match:
    """A run of words that means something: places in the list of words, and weights by code."""

    start: int
    end: int
    codes: Mapping[str, float]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(code for code in self.codes if code.startswith(NAME))

    @property
    def concepts(self) -> tuple[tuple[str, float], ...]:
        return tuple((code, weight) for code, weight in self.codes.items() if not code.startswith(NAME))


class Once(dict[object, object]):
    """Equal values of many terms become one: a lexicon is held as long as its process lives."""

    def of(self, value: T) -> T:
        return self.setdefault(value, value)  # type: ignore[return-value]


@dataclass(eq=False)
class Lexicon:
    """Terms by their folded words: concepts also in the plural, names letter by letter."""

    version: str = ""
    concepts: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    names: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)  # by first word, how many words a term has at most
    words: dict[str, frozenset[str]] = field(default_factory=dict)  # word → its languages, "" for a name's
    labels: dict[str, dict[str, str]] = field(default_factory=dict)  # language → code → texts, one a line
    alike: dict[tuple[str, int], list[str]] = field(default_factory=dict)  # words by first letter and length
    several: dict[str, list[str]] = field(default_factory=dict)  # word → the names of several words that have it
    written: dict[str, dict[str, str]] = field(default_factory=dict)  # language, NAME for names → key → as it is shown
    entries: set[str] = field(default_factory=set)  # names that only the entry itself has, not who mentions it
    roles: dict[str, str] = field(default_factory=dict)  # code → what its terms are beside others, where that matters
    remembered: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)  # codes of texts seen lately

    @classmethod
    def of(cls, terms: Iterable[Term], version: str = "") -> Lexicon:
        lexicon, once = cls(version), Once()
        for term in terms:
            lexicon._add(term, once)
        return lexicon

    def _add(self, term: Term, once: Once) -> None:
        keys = [once.of(key) for key in keys_of(term.text)]
        if not keys or len(keys) > LONGEST_TERM:
            return
        language = once.of(base(term.language))
        if term.kind != "concept":
            sense = Sense(NAME + term.target, language, term.own_language_only, term.weight, term.asks_only)
            sense = self._mean(self.names, keys, sense, once)
            if term.kind == "entry":
                self.entries.add(sense.code)
        if term.kind != "name":
            self._add_concept(term, keys, language, once)
        elif len(keys) > 1:
            self._add_name(keys)
        if not term.hidden:
            self._add_words(keys, "" if term.kind == "name" else language, once)
            self._add_written(term, language)

    def _add_concept(self, term: Term, keys: Sequence[str], language: str, once: Once) -> None:
        singular = [once.of(bare(key)) for key in keys]
        sense = Sense(term.target, language, term.own_language_only, term.weight, term.asks_only)
        self._mean(self.concepts, singular, sense, once)
        if term.role:
            self.roles[term.target] = term.role
        for target in term.broader:
            broader = Sense(target, language, term.own_language_only, BROADER, asks_only=True)
            self._mean(self.concepts, singular, broader, once)
        if not term.asks_only:
            labels = self.labels.setdefault(language, {})
            labels[term.target] = f"{labels[term.target]}\n{term.text}" if term.target in labels else term.text

    def _add_name(self, keys: Sequence[str]) -> None:
        name = " ".join(keys)
        for key in keys:
            if name not in (names := self.several.setdefault(key, [])):
                names.append(name)

    def _add_written(self, term: Term, language: str) -> None:
        """How words are written that a key does not tell: with accents, the capitals of a name or an acronym."""
        is_name = term.kind == "name"
        places = (NAME + language, NAME) if is_name else (language,)
        for word in words(term.text):
            key = key_of(word.text)
            text = word.text if is_name or any(map(str.isupper, word.text[1:])) else word.text.lower()
            for place in places if text != key else ():
                self.written.setdefault(place, {}).setdefault(key, text)

    def _add_words(self, keys: Sequence[str], spoken: str, once: Once) -> None:
        for key in keys:
            languages = self.words.get(key)
            if languages is None:
                self.alike.setdefault((key[0], len(key)), []).append(key)
                self.words[key] = once.of(frozenset((spoken,)))
            elif spoken not in languages:
                self.words[key] = once.of(languages | {spoken})

    def _mean(self, senses: dict[str, tuple[Sense, ...]], keys: Sequence[str], sense: Sense, once: Once) -> Sense:
        meant, sense = keys[0] if len(keys) == 1 else " ".join(keys), once.of(sense)
        if sense not in senses.get(meant, ()):
            senses[meant] = once.of((*senses.get(meant, ()), sense))
        self.longest[keys[0]] = max(self.longest.get(keys[0], 0), len(keys))
        return sense

    def scan(self, keys: Sequence[str], language: str) -> list[Match]:
        """What a query's words mean, from left to right, the longest term first; matches do not overlap."""
        found: list[Match] = []
        singular, at = [bare(key) for key in keys], 0
        while at < len(keys):
            match = next(self._matches(keys, singular, at, base(language)), None)
            if match:
                found.append(match)
            at = match.end if match else at + 1
        return found

    def scan_all(self, keys: Sequence[str], language: str) -> set[str]:
        """Every code that a text's words lead to, of terms inside longer terms too."""
        language, singular = base(language), [bare(key) for key in keys]
        longest = self.longest
        starts = [
            at for at, (key, bared) in enumerate(zip(keys, singular, strict=True)) if key in longest or bared in longest
        ]
        matches = (match for at in starts for match in self._matches(keys, singular, at, language, is_asked=False))
        return {code for match in matches for code in match.codes}

    def inside(self, keys: Sequence[str], match: Match, language: str) -> dict[str, float]:
        """Concepts of the parts of a match."""
        parts = keys[match.start : match.end]
        singular = [bare(key) for key in parts]
        return {
            code: weight
            for at in range(len(parts))
            for inner in self._matches(parts, singular, at, base(language))
            for code, weight in inner.concepts
            if code not in match.codes
        }

    def labels_of(self, code: str, language: str) -> str:
        """One a line."""
        return self.labels.get(base(language), {}).get(code, "")

    def _matches(
        self, keys: Sequence[str], singular: Sequence[str], at: int, language: str, *, is_asked: bool = True
    ) -> Iterator[Match]:
        """The terms that begin at a place, the longest first."""
        longest = max(self.longest.get(keys[at], 0), self.longest.get(singular[at], 0))
        for end in range(min(at + longest, len(keys)), at, -1):
            senses = self.concepts.get(" ".join(singular[at:end]), ()) + self.names.get(" ".join(keys[at:end]), ())
            if not is_asked:
                senses = tuple(sense for sense in senses if not sense.asks_only)
            if senses and (codes := self._codes(senses, keys[at:end], language)):
                yield Match(at, end, codes)

    @staticmethod
    def _codes(senses: Sequence[Sense], keys: Sequence[str], language: str) -> dict[str, float]:
        if len(keys) < TELLING_ALONE and stop_words(language).issuperset(keys):
            return {}
        weights: dict[str, float] = {}
        for sense in senses:
            if weight := sense.weight_in(language, len(keys) == 1, keys[0]):
                weights[sense.code] = max(weight, weights.get(sense.code, 0.0))
        return weights
