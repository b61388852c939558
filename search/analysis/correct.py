"""Slips of the finger: only a word that nothing knows is corrected, and only to one that finds something.

What is surely meant is searched for; what may be meant is only proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from search.analysis.candidates import Candidate, nearest, nearest_name, parted, speaks
from search.analysis.dictionary import is_frequent, is_listed_name, is_with_pronoun, is_word
from search.analysis.forms import is_form
from search.analysis.lexicon import Lexicon
from search.analysis.named import Run, runs
from search.analysis.spelling import spelled
from search.analysis.text import key_of
from search.analysis.vocabulary import DocumentWord, near
from search.languages import codes

SHORTEST = 4  # letters; shorter words have too many neighbours
SHORTEST_JOINED = 4
LONGEST_ACRONYM = 6
SURE_AS_NAME_FROM = 7
OURS_FROM = 6
SENTENCE = 3  # words
AROUND = 3  # words on each side that a term may need
MOST_WORDS = 8  # of one query that are looked at


@dataclass(frozen=True, slots=True)
class Slip:
    """Words `start` to `end` of a query, and what was meant. One that is not sure is only proposed."""

    start: int
    end: int
    typed: str
    meant: str
    is_sure: bool = True


def mend(typed: Sequence[str], language: str, known: Lexicon) -> tuple[Slip, ...]:
    """The slips in a query's words. No database query where every word is known to the lexicon or the dictionary."""
    asked = Asked(typed, [key_of(word) for word in typed], language, known)
    asked.look()
    return tuple(asked.slips())


def is_doubtful(key: str, language: str, known: Lexicon) -> bool:
    """Whether a word can be judged, and neither the lexicon nor the dictionary of the visitor's language knows it, nor
    is it a name or an everyday word of another language of the site.
    """
    if len(key) < SHORTEST or not key.isalpha() or key in known.words:
        return False
    if is_word(key, language) or is_listed_name(key) or is_frequent(key, codes()):
        return False
    return not is_with_pronoun(key, language) and not is_form(key, language, known.words)


@dataclass
class Asked:
    """The words of a query outside quotation marks, and what is known of them."""

    typed: Sequence[str]
    keys: Sequence[str]
    language: str
    known: Lexicon
    told: set[int] = field(default_factory=set)  # places of words that are a known term
    runs: list[Run] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)  # to everything
    documents: list[DocumentWord] = field(default_factory=list)  # words of documents that are near
    foreign: set[str] = field(default_factory=set)  # names of somebody else
    missing: set[str] = field(default_factory=set)  # no document has them

    def look(self) -> None:
        matches = self.known.scan(self.keys, self.language)
        self.told = {at for match in matches for at in range(match.start, match.end)}
        several = {at for match in matches if match.end - match.start > 1 for at in range(match.start, match.end)}
        self.runs = [run for run in runs(self.keys, self.known) if several.isdisjoint(run.places)]
        keys = dict.fromkeys(key for at, key in enumerate(self.keys) if at not in self.told)
        doubtful = [key for key in keys if is_doubtful(key, self.language, self.known)]
        self.foreign = {key for key in keys if self._is_foreign_name(key) and not is_word(key, self.language)}
        looked_at = [*dict.fromkeys((*(self.keys[run.odd] for run in self.runs), *doubtful, *self.foreign))][
            :MOST_WORDS
        ]
        if looked_at:
            self.documents = near(looked_at)
            self.missing = set(looked_at) - {each.word for each in self.documents}
            self.unknown = self.missing.intersection(doubtful)

    def slips(self) -> Iterator[Slip]:
        at = 0
        while at < len(self.keys):
            slip = self._name(at) or self._joined(at) or self._word(at)
            if slip:
                yield slip
            at = slip.end if slip else at + 1

    def _name(self, at: int) -> Slip | None:
        """A word that is one slip away from making a name of several words with those around it."""
        run = next((run for run in self.runs if run.odd == at and self.keys[at] in self.missing), None)
        if run is None:
            return None
        is_good = self.keys[at] not in self.unknown and self._is_word(self.keys[at])
        is_sure = not is_good or all(self.typed[place][0].isupper() for place in run.places)
        return self._slip(at, at + 1, run.meant, is_sure=is_sure, is_name=True)

    def _is_word(self, key: str) -> bool:
        return key in self.known.words or is_word(key, self.language) or is_frequent(key, codes())

    def _joined(self, at: int) -> Slip | None:
        """Two words that are a term when they are written as one; a word of a term, if one of the two is unknown."""
        pair = self.keys[at : at + 2]
        joined = "".join(pair)
        if len(pair) < 2 or min(map(len, pair)) < 2 or len(joined) < SHORTEST_JOINED or not joined.isalpha():
            return None
        if joined not in self.known.words:
            return None
        if self.unknown.isdisjoint(pair) and not self._is_better_joined(pair, joined):
            return None
        return self._slip(at, at + 2, joined)

    def _is_better_joined(self, pair: Sequence[str], joined: str) -> bool:
        """A term of the visitor's language, where the two words are none."""
        if not speaks(self.known.words[joined], self.language) or not self.known.scan([joined], self.language):
            return False
        return all(match.end - match.start < 2 for match in self.known.scan(pair, self.language))

    def _word(self, at: int) -> Slip | None:
        key = self.keys[at]
        if at in self.told or key not in self.missing:
            return None
        if key not in self.unknown:
            found = nearest_name(key, self.language, self.known) if key in self.foreign else None
        else:
            fits = partial(self._fits, at)
            found = nearest(key, self.language, self.known, self.documents, fits) or parted(
                key, self.language, self.known
            )
        if found is None:
            return None
        is_sure = found.is_sure or (found.is_term and self._is_sentence)
        if not found.is_name and self._may_be_name(at):
            is_sure = is_sure and self._is_sure_as_name(at, found)
        return self._slip(at, at + 1, found.word, is_sure=is_sure, is_name=found.is_name)

    def _fits(self, at: int, word: str) -> bool:
        """Whether the word in this place makes a term of several words with those around it."""
        start = max(0, at - AROUND)
        keys = [*self.keys[start:at], word, *self.keys[at + 1 : at + 1 + AROUND]]
        matches = self.known.scan(keys, self.language)
        return any(match.start <= at - start < match.end and match.end - match.start > 1 for match in matches)

    def _slip(self, start: int, end: int, meant: str, *, is_sure: bool = True, is_name: bool = False) -> Slip:
        shown = " ".join(spelled(key, self.language, self.known, is_name=is_name) for key in meant.split(" "))
        return Slip(start, end, " ".join(self.typed[start:end]), shown, is_sure)

    def _is_sure_as_name(self, at: int, found: Candidate) -> bool:
        """What is written like a name is a slip of a name of ours, or a word of a term within a question."""
        is_ours = "" in self.known.words.get(found.word, ())
        long = OURS_FROM if is_ours else SURE_AS_NAME_FROM
        is_meant = found.is_term and (is_ours or self._is_sentence)
        return is_meant and len(self.keys[at]) >= long and not self.typed[at].isupper()

    @property
    def _is_sentence(self) -> bool:
        """Names are asked for in a word or two; one odd word among more of them is a slip."""
        return len(self.keys) >= SENTENCE and len(self.unknown) == 1

    def _may_be_name(self, at: int) -> bool:
        """A capital that does not begin the query, an acronym, or what stands beside a name."""
        word = self.typed[at]
        if word.isupper():
            return len(word) <= LONGEST_ACRONYM or not all(map(str.isupper, self.typed))
        beside = [place for place in (at - 1, at + 1) if 0 <= place < len(self.keys) and place not in self.told]
        if word[0].isupper() and (at or any(self.typed[place][0].isupper() for place in beside)):
            return True
        return any(self._is_foreign_name(self.keys[place]) for place in beside)

    def _is_foreign_name(self, key: str) -> bool:
        """Of somebody or something else, and no word of ours or of everyday speech."""
        return is_listed_name(key) and key not in self.known.words and not is_frequent(key, codes())
