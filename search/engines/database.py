"""What both database engines share: they match and weigh in their own words, and answer in the same way."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import connection

from search.analysis.beginnings import begins, is_like
from search.analysis.stems import stem_keys
from search.analysis.units import Unit
from search.analysis.vocabulary import begin_alike
from search.engines import bits
from search.engines.catalogue import Catalogue, Hit, Scored, current
from search.engines.evidence import OTHERS, Evidence, coverage, evidence, factors, first_scores, kind_weights, required
from search.engines.interface import SERVES, Entry, Found, Held, Question, Weighed
from search.engines.tally import Tally
from search.facets import Values

TABLE = "search_index"  # the engine's own, made by a migration
AT_ONCE = 20  # units in one statement
HELD_AT_ONCE = 5000
COMPLETIONS = 12  # of a word that is being typed
BEGINNING = 500  # documents with it that are looked at, in any language
UNIT = 1_000_000_000  # of scores, which are whole numbers: what differs behind is an accident of adding
Part = tuple[str, list[Any]]  # SQL and its parameters


@dataclass(frozen=True)
class Listing:
    """A state in full: its documents in their order, and how often each value of a facet counts."""

    ids: Sequence[int]
    counts: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int] = field(default_factory=dict)
    cities: int = 0


class DatabaseEngine(ABC):
    """Answers from the projection's own tables; what it remembers is of one version of the documents."""

    name: str
    key: str  # the column of the engine's table that holds the document's id

    @abstractmethod
    def write(self, entries: Sequence[Entry]) -> None: ...

    @abstractmethod
    def weighed(self, each: Evidence) -> Part:
        """A SELECT of `id` and `s`: the documents with this evidence, and its weight in each."""

    @abstractmethod
    def headed(self, groups: Sequence[Values], begun: Values) -> Part:
        """The same of documents with a key of each group in their title or names, those with one of the keys that are
        `begun` before others like them. Where there are no groups, they must have one of these.
        """

    def remove(self, ids: Collection[int]) -> None:
        if ids:
            with connection.cursor() as cursor:
                cursor.execute(f"DELETE FROM {TABLE} WHERE {self.key} IN ({places(ids)})", list(ids))

    def held(self) -> Iterator[Held]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {self.key}, version FROM {TABLE} ORDER BY {self.key}")
            while rows := cursor.fetchmany(HELD_AT_ONCE):
                yield from (Held(int(identity), int(version)) for identity, version in rows)

    def find(self, question: Question, start: int, size: int) -> Found:
        catalogue = current()
        whole = self._whole(question, catalogue)
        listing = self._listing(question, catalogue) if question.chosen or question.units is not None else whole
        return Found(
            ids=listing.ids[start : start + size],
            total=len(listing.ids),
            counts=listing.counts,
            known={name: counts.keys() for name, counts in whole.counts.items()},
            without=listing.without,
            cities=listing.cities,
            engine=self.name,
            missing=self._missing(question, catalogue),
        )

    def ids(self, question: Question) -> Iterable[int]:
        return self._listing(question, current()).ids

    def weights(self, question: Question, ids: Sequence[int]) -> Mapping[int, Weighed]:
        """Each evidence weighed alone, as it is within the search."""
        catalogue = current()
        found, factor, at = self._scored(question, catalogue), factors(question), catalogue.places
        weights: dict[int, dict[int, float]] = {each: {} for each in ids if at.get(each) in found.scores}
        for place, each in enumerate(evidence(question.units or ()) if weights else ()):
            sql, params = self.weighed(each)
            sql = f"SELECT id, s FROM ({sql}) AS found WHERE id IN ({places(weights)})"
            for identity, weight in self.fetched(sql, [*params, *weights]):
                weights[identity][place] = weight
        return {
            identity: Weighed(found.scores[at[identity]] / UNIT * times, held, times)
            for identity, held in weights.items()
            for times in (factor(identity, catalogue.kinds[at[identity]]),)
        }

    def beginning(self, typed: Sequence[str], language: str, size: int) -> Sequence[int]:
        known = {each.word for each in begin_alike(*typed)}
        *whole, last = typed
        sql, params = self.headed([forms(key, known, is_like) for key in whole], forms(last, known, begins))
        sql = f"SELECT id, CAST(s * {UNIT} AS BIGINT), 1 FROM ({sql}) AS found ORDER BY s DESC, id LIMIT {BEGINNING}"
        question, catalogue = Question(language, "relevance", units=()), current()
        found = catalogue.placed(self.fetched(sql, params))
        return self._sorted(self._candidates(question, found, catalogue), question, found, catalogue)[:size]

    def mentioning(self, units: Sequence[Unit]) -> set[int]:
        found: set[int] = set()
        for place in range(0, len(units), AT_ONCE):
            found |= {identity for identity, *_rest in self._hits(tuple(units[place : place + AT_ONCE]))}
        return found

    def _whole(self, question: Question, catalogue: Catalogue) -> Listing:
        """The list without words and facets: it says which values there are, and is asked for most."""
        order = "newest" if question.order == "relevance" else question.order
        key = ("whole", question.language, order, tuple(sorted(question.conditions.items())))
        all_of_it = Question(question.language, order, conditions=question.conditions)
        return catalogue.remembered(key, lambda: self._listing(all_of_it, catalogue))

    def _listing(self, question: Question, catalogue: Catalogue) -> Listing:
        found = self._scored(question, catalogue)
        tally = Tally.of(self._candidates(question, found, catalogue), catalogue, question.chosen)
        ids = self._sorted(tally.hits, question, found, catalogue)
        return Listing(array("q", ids), tally.counts(catalogue), tally.without(), tally.known(catalogue, "city"))

    def _scored(self, question: Question, catalogue: Catalogue) -> Scored:
        units = question.units
        if units is None:
            return Scored()
        found = catalogue.scored(units, lambda: self._hits(units))
        if not question.first:
            return found
        first = catalogue.placed((each, int(score * UNIT), 0) for each, score in first_scores(question.first).items())
        return Scored({**found.scores, **first.scores}, found.places | first.places, found.by_units)

    def _missing(self, question: Question, catalogue: Catalogue) -> list[int]:
        units = question.units or ()
        if len(units) < 2:
            return []
        found = self._scored(question, catalogue)
        listed = self._candidates(question, found, catalogue)
        return [place for place in range(len(units)) if not found.having(place) & listed]

    @staticmethod
    def _candidates(question: Question, found: Scored, catalogue: Catalogue) -> int:
        """What the words find of the list."""
        listed = catalogue.narrowed({**question.conditions, SERVES: (question.language,)})
        if question.units is not None:
            listed &= found.places
        for name, values in question.without.items():
            listed &= ~catalogue.any_of(name, values)
        return listed

    @staticmethod
    def _sorted(hits: int, question: Question, found: Scored, catalogue: Catalogue) -> list[int]:
        places, ids, scores = bits.places(hits), catalogue.ids, found.scores
        if question.order != "relevance":
            places.sort(key=catalogue.order(question.order).__getitem__)
        elif kind_weights(question):
            factor, kinds = factors(question), catalogue.kinds
            places.sort(key=lambda place: scores[place] * factor(ids[place], kinds[place]), reverse=True)
        else:
            places.sort(key=scores.__getitem__, reverse=True)
        return [ids[place] for place in places]

    def _hits(self, units: Sequence[Unit]) -> Sequence[Hit]:
        """The documents that have any unit, and every required one."""
        found = evidence(units)
        return self.fetched(*self._matching(found, required(units))) if found else ()

    def fetched(self, sql: str, params: Sequence[Any]) -> Sequence[Any]:
        """The rows of a search; TooSlowError where the engine gives up."""
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()

    def _matching(self, found: Sequence[Evidence], must: Sequence[int]) -> Part:
        """Each unit scored by its best evidence, and the scores added up: a soft bonus for every unit found.

        A SELECT of hits as the catalogue takes them.
        """
        tables, union, params = [], [], []
        covered = coverage(found)
        for place, each in enumerate(found):
            sql, values = self.weighed(each)
            bit = 1 << each.unit
            if len(found) == 1:
                score = f"CAST((s + {covered[place]}) * {UNIT} AS BIGINT)"
                return f"SELECT id, {score}, {bit} FROM ({sql}) AS found", values
            tables.append(f"e{place} AS MATERIALIZED ({sql})")
            union.append(f"SELECT {bit} AS unit, id, s, {covered[place]} AS c FROM e{place}")
            params += values
        having = ""
        if must:
            among = ", ".join(str(1 << place) for place in must)
            having = f" HAVING SUM(CASE WHEN unit IN ({among}) THEN 1 ELSE 0 END) = {len(must)}"
        sql = (
            f"WITH {', '.join(tables)}, "
            f"best AS (SELECT unit, id, MAX(s) + {OTHERS} * (SUM(s) - MAX(s)) + MAX(c) AS s "
            f"FROM ({' UNION ALL '.join(union)}) AS evidence GROUP BY unit, id) "
            f"SELECT id, CAST(SUM(s) * {UNIT} AS BIGINT), SUM(unit) FROM best GROUP BY id{having}"
        )
        return sql, params


def forms(key: str, known: Iterable[str], fits: Callable[[str, str], bool]) -> tuple[str, ...]:
    """What a typed word may be, or become, among the words of documents."""
    fitting = (word for word in known if fits(key, word))
    near = sorted(fitting, key=lambda word: (not word.startswith(key), len(word), word))[:COMPLETIONS]
    return tuple(dict.fromkeys((key, *stem_keys(key, settings.LANGUAGE_CODE), *near)))


def places(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values)) or "NULL"
