"""An engine that is never the reason why search is down: where the server does not answer, the database does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from search import lag
from search.engines import breaker
from search.engines.elasticsearch.engine import NAME, ElasticsearchEngine
from search.engines.elasticsearch.server import FAULTS, told
from search.engines.interface import Engine, Found, Question, TooDeepError, Weighed
from search.engines.patience import waiting

Answer = TypeVar("Answer")

# An answer of another form lacks what is read in it.
FAULTY = (*FAULTS, LookupError, TypeError, ValueError, AttributeError)


@dataclass
class Guarded:
    """Asks the server; the database where it fails, where it lags behind, or while the breaker is open."""

    server: ElasticsearchEngine
    stored: Engine
    name: str = NAME

    def find(self, question: Question, start: int, size: int) -> Found:
        def of_server() -> Found:
            return self.server.find(question, start, size)

        def of_database() -> Found:
            return replace(self.stored.find(question, start, size), is_degraded=True)

        return self._asked(of_server, of_database)

    def beginning(self, typed: Sequence[str], language: str, size: int) -> Sequence[int]:
        return self._asked(
            lambda: self.server.beginning(typed, language, size), lambda: self.stored.beginning(typed, language, size)
        )

    def weights(self, question: Question, ids: Sequence[int]) -> Mapping[int, Weighed]:
        return self._asked(lambda: self.server.weights(question, ids), lambda: self.stored.weights(question, ids))

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

    def _asked(self, server: Callable[[], Answer], database: Callable[[], Answer]) -> Answer:
        if not self._may_be_asked():
            return database()
        try:
            with waiting():
                answer = server()
        except TooDeepError:
            raise
        except FAULTY as reason:
            breaker.failed(told(reason))
            return database()
        breaker.answered()
        return answer

    @staticmethod
    def _may_be_asked() -> bool:
        return not lag.is_behind() and breaker.is_closed()
