"""An engine that is never the reason why search is down: where the server does not answer, the database does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from search import lag
from search.engines import breaker
from search.engines.elasticsearch.engine import NAME, ElasticsearchEngine
from search.engines.elasticsearch.server import FAULTS, told
from search.engines.interface import Engine, Found, Question

# An answer of another form lacks what is read in it.
FAULTY = (*FAULTS, LookupError, TypeError, ValueError, AttributeError)


@dataclass
class Guarded:
    """Asks the server; the database where it fails, where it lags behind, or while the breaker is open."""

    server: ElasticsearchEngine
    stored: Engine
    name: str = NAME

    def find(self, question: Question, start: int, size: int) -> Found:
        if self._may_be_asked():
            self.server.reaches(start + size)
            try:
                found = self.server.find(question, start, size)
            except FAULTY as reason:
                breaker.failed(told(reason))
            else:
                breaker.answered()
                return found
        return replace(self.stored.find(question, start, size), is_degraded=True)

    def ids(self, question: Question) -> Iterator[int]:
        """A server that goes away in the middle is replaced there: each document comes once."""
        seen: set[int] = set()
        if self._may_be_asked():
            try:
                for identity in self.server.ids(question):
                    seen.add(identity)
                    yield identity
            except FAULTY as reason:
                breaker.failed(told(reason))
            else:
                breaker.answered()
                return
        yield from (identity for identity in self.stored.ids(question) if identity not in seen)

    @staticmethod
    def _may_be_asked() -> bool:
        return not lag.is_behind() and breaker.is_closed()
