"""What a word that nothing knows may be a slip of: words of the terms, of documents, and of everyday speech."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from search.analysis.dictionary import frequent, is_common
from search.analysis.edits import distance, edits, is_one_apart
from search.analysis.lexicon import Lexicon
from search.analysis.stems import base, stem_keys
from search.analysis.vocabulary import DocumentWord, counted

TWO_SLIPS_FROM = 6
SURE_WITH_TWO_FROM = 8
NAME_WITH_TWO_FROM = 7
SURE_FROM = 6  # letters; of shorter words only what stands out is sure
DOUBTFUL_BELOW = 5  # letters, where no name of ours is meant
STANDS_OUT = 3  # times as much as the next one
FOREIGN_FROM = 7
FOREIGN = 2  # documents, at most, that a word of another language counts for
NAMES_FROM = 5
BEGINS_SO = 8  # times as much: the first letter is seldom wrong
IN_NAMES = 20  # a name of ours weighs as much as a word that stands in so many documents
IN_OWN_NAMES = 25  # the same in the visitor's language
IN_OTHER_NAMES = 4  # and in one that is neither his nor English
IN_LONG_NAMES = 2  # the same for a word inside a name
IN_LEXICON = 4  # the same for a word of a term
EVERYDAY = 1  # and for an everyday word of the visitor's language
SHORTEST_PART = 3
SURE_PART = 5  # letters


@dataclass(frozen=True, slots=True)
class Candidate:
    word: str
    is_sure: bool
    is_name: bool = False  # a whole name
    is_term: bool = False  # one slip away, and a word of a term or a name


@dataclass(slots=True)
class Weighed:
    """A word that is near enough. It finds something where a term or a document has it."""

    word: str
    weight: int
    finds: bool
    names: frozenset[str] = frozenset()  # what it names, if it is a whole name

    @property
    def is_name(self) -> bool:
        return bool(self.names)

    def weight_for(self, key: str) -> int:
        return self.weight * (BEGINS_SO if _begins_so(key, self.word) else 1)


def nearest(
    key: str,
    language: str,
    known: Lexicon,
    documents: Iterable[DocumentWord],
    fits: Callable[[str], bool] = lambda word: False,
) -> Candidate | None:
    """The known word that was most probably meant; none where it finds nothing, or is another form of the word.

    What `fits` its neighbours, so that they are a term together, is meant before all others.
    """
    near = _one_apart(key, language, known, documents)
    if not near:
        return _two_apart(key, language, known)
    near.sort(key=lambda each: (each.weight_for(key), each.word), reverse=True)
    for each in near:
        if each.finds and fits(each.word):
            return Candidate(each.word, is_sure=True, is_term=True)
    best, *others = near
    if not best.finds or _is_form_of(key, best, language, known):
        return None
    rivals = [each.weight_for(key) for each in others if not best.names or best.names.isdisjoint(each.names)]
    stands_out = best.weight_for(key) >= STANDS_OUT * max(rivals, default=0)
    is_long = len(key) >= DOUBTFUL_BELOW or (best.is_name and _begins_so(key, best.word))
    is_sure = len(key) >= SURE_FROM or (stands_out and is_long)
    return Candidate(best.word, is_sure, is_name=best.is_name, is_term=best.word in known.words)


def _begins_so(key: str, word: str) -> bool:
    return word[0] == key[0] or (word[1:2] == key[0] and word[0] == key[1:2])


def _is_form_of(key: str, meant: Weighed, language: str, known: Lexicon) -> bool:
    """Another form of the same word (*aclaran*, *aclarar*) is no slip: texts are found by its stem. Terms and names are
    not."""
    if speaks(known.words.get(meant.word), language):
        return False
    return not set(stem_keys(key, language)).isdisjoint(stem_keys(meant.word, language))


def nearest_name(key: str, language: str, known: Lexicon) -> Candidate | None:
    """A name of ours that begins like a name of somebody else: for all that we know the other one was meant."""
    near = (word for word in edits(key) if word[:1] == key[0] and word in known.names)
    found = {word: max(names.values()) for word in near if (names := names_of(word, language, known))}
    best = max(found, key=lambda word: (found[word], word), default="")
    return Candidate(best, is_sure=False, is_name=True) if best and len(key) >= NAMES_FROM else None


def _one_apart(key: str, language: str, known: Lexicon, documents: Iterable[DocumentWord]) -> list[Weighed]:
    everyday = frequent(base(language))
    found: dict[str, Weighed] = {}
    for word in _alike(key, known):
        spoken = known.words.get(word)
        if speaks(spoken, language):
            names = names_of(word, language, known)
            weight = IN_LEXICON if spoken and base(language) in spoken else IN_LONG_NAMES
            found[word] = Weighed(word, max(names.values(), default=weight), finds=True, names=frozenset(names))
        elif word[-1:] == "s" and speaks(known.words.get(word[:-1]), language):
            found[word] = Weighed(word, EVERYDAY, finds=True)
        elif word in everyday:
            found[word] = Weighed(word, EVERYDAY, finds=False)
    for each in _for_reader(documents, key, language):
        held = found.setdefault(each.word, Weighed(each.word, 0, finds=True))
        is_own = base(each.language) == base(language)
        held.weight, held.finds = held.weight + (each.documents if is_own else min(each.documents, FOREIGN)), True
    return list(found.values())


def _alike(key: str, known: Lexicon) -> Iterable[str]:
    """All that one slip makes of the word; of another alphabet, what there is of it."""
    if key.isascii():
        return edits(key) - {key}
    lengths = range(len(key) - 1, len(key) + 2)
    words = (word for length in lengths for word in known.alike.get((key[0], length), ()))
    return [word for word in words if is_one_apart(key, word)]


def _for_reader(documents: Iterable[DocumentWord], key: str, language: str) -> Iterator[DocumentWord]:
    """Another language's word is offered only where it is long."""
    own = base(language)
    for each in documents:
        if is_one_apart(key, each.word) and (base(each.language) == own or len(key) >= FOREIGN_FROM):
            yield each


def names_of(word: str, language: str, known: Lexicon) -> dict[str, int]:
    """What one word alone names, so that texts too are about it, and how much that weighs."""
    own = base(language)
    senses = [sense for sense in known.names.get(word, ()) if not sense.asks_only and sense.weight_in(own, True, word)]
    weights = {"en": IN_NAMES, own: IN_OWN_NAMES}  # English names are those of the records
    found: dict[str, int] = {}
    for sense in senses:
        found[sense.code] = max(found.get(sense.code, 0), weights.get(sense.language, IN_OTHER_NAMES))
    return found


def _two_apart(key: str, language: str, known: Lexicon) -> Candidate | None:
    """Of the lexicon alone, where one word is meant, and no common word is nearer; never the same word with another
    ending."""
    if len(key) < TWO_SLIPS_FROM:
        return None
    letters = set(key)
    found = [
        word
        for length in range(len(key) - 2, len(key) + 3)
        for word in known.alike.get((key[0], length), ())
        if len(letters.symmetric_difference(word)) <= 4
        and speaks(known.words[word], language)
        and not _differ_in_ending(key, word)
        and distance(key, word, 2) == 2
    ]
    if not found or any(is_common(word, language) for word in edits(key)):
        return None
    named = {word: frozenset(names) for word in found if (names := names_of(word, language, known))}
    best = max(named or found, key=lambda word: (len(word), word))
    is_one = len(set(named.values())) == 1 if named else len(found) == 1 and len(key) >= SURE_WITH_TWO_FROM
    return Candidate(best, is_sure=is_one and len(key) >= NAME_WITH_TWO_FROM, is_name=bool(named) and is_one)


def _differ_in_ending(key: str, word: str) -> bool:
    return key[: len(key) - 2] == word[: len(key) - 2] or key[: len(word) - 2] == word[: len(word) - 2]


def speaks(languages: frozenset[str] | None, language: str) -> bool:
    """Whether a word of the lexicon is one of the language, or of a name."""
    return languages is not None and ("" in languages or base(language) in languages)


def parted(key: str, language: str, known: Lexicon) -> Candidate | None:
    """Two known words that were written as one: a term of ours, else two words of the language that find something."""
    pairs = [(key[:at], key[at:]) for at in range(SHORTEST_PART, len(key) - SHORTEST_PART + 1)]
    whole = [" ".join(pair) for pair in pairs if " ".join(pair) in known.concepts or " ".join(pair) in known.names]
    if whole:
        return Candidate(whole[0], is_sure=True)
    parts = [pair for pair in pairs if all(_is_known(part, language, known) for part in pair)]
    if not parts:
        return None
    meant = max(parts, key=lambda pair: min(map(len, pair)))
    missing = {part for part in meant if not speaks(known.words.get(part), language)}
    if missing and missing - counted(missing).keys():
        return None
    return Candidate(" ".join(meant), is_sure=min(map(len, meant)) >= SURE_PART)


def _is_known(key: str, language: str, known: Lexicon) -> bool:
    return len(key) > SHORTEST_PART and (is_common(key, language) or speaks(known.words.get(key), language))
