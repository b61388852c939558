"""Answers of the server: the same as those of a database, by one request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from elasticsearch import Elasticsearch

from search.engines.elasticsearch import asking
from search.engines.elasticsearch.mapping import read_alias
from search.engines.elasticsearch.server import FAULTS, AwayError, client
from search.engines.evidence import factors
from search.engines.interface import ALIKE_TEXT, AS_TYPED, Found, Question, TooDeepError, Weighed

NAME = "elasticsearch"
REACH = 10_000  # places; the server counts further than it shows
AT_ONCE = 1000  # ids of a stream
KEPT = "1m"  # for how long a stream may pause
LETTING_GO = 0.5  # seconds
SAME_COPY = "search"  # equals are weighed by one copy of the index, so that pages never contradict each other


class ElasticsearchEngine:
    name = NAME

    def find(self, question: Question, start: int, size: int) -> Found:
        if start + size > REACH:
            raise TooDeepError(start)
        header = {"index": read_alias(), "preference": SAME_COPY}
        searches = [header, asking.state(question, start, size), header, asking.values_of_list(question)]
        answer = client().msearch(searches=searches)
        state, whole = (whole_answer(each) for each in answer["responses"])
        hits = _counted(state["aggregations"][asking.HITS])
        counts, without = dict(hits), {}
        for name in question.chosen:
            others = state["aggregations"][f"{asking.WITHOUT}{name}"]
            counts[name] = _counted(others).get(name, {})
            without[name] = int(others["doc_count"])
        return Found(
            ids=[int(hit["_id"]) for hit in state["hits"]["hits"]],
            total=int(state["hits"]["total"]["value"]),
            counts=counts,
            known={name: values.keys() for name, values in _counted(whole["aggregations"]).items()},
            without=without,
            cities=len(hits.get("city", {})),
            engine=self.name,
            reach=REACH,
            missing=_missing(state["aggregations"]),
        )

    def look(self) -> None:
        """Whether it answers at all; raises what a search would."""
        whole_answer(client().search(index=read_alias(), preference=SAME_COPY, size=0, track_total_hits=False))

    def ids(self, question: Question) -> Iterator[int]:
        """From one moment of the index, however long the reader takes."""
        server = client()
        moment: str = server.open_point_in_time(index=read_alias(), keep_alive=KEPT, preference=SAME_COPY)["id"]
        try:
            for hit in streamed(server, moment, asking.everything(question), AT_ONCE):
                yield int(hit["_id"])
        finally:
            let_go(server, moment)

    def beginning(self, typed: Sequence[str], language: str, size: int) -> list[int]:
        body = asking.beginning(typed, language)
        answer = whole_answer(client().search(index=read_alias(), preference=SAME_COPY, size=size, **body))
        return [int(hit["_id"]) for hit in answer["hits"]["hits"]]

    def weights(self, question: Question, ids: Sequence[int]) -> dict[int, Weighed]:
        """Each evidence weighed alone, as it is within the search, by one request."""
        if not question.units or not ids:
            return {}
        body = asking.weights(question, ids)
        answer = whole_answer(
            client().search(
                index=read_alias(), preference=SAME_COPY, size=len(ids), include_named_queries_score=True, **body
            )
        )
        factor = factors(question)
        found = ((int(hit["_id"]), hit) for hit in answer["hits"]["hits"])
        return {
            identity: _weighed(hit["matched_queries"], factor(identity, hit["fields"]["kind"][0]))
            for identity, hit in found
        }


def _weighed(named: Mapping[str, float], factor: float) -> Weighed:
    return Weighed(
        score=named[asking.WHOLE],
        weights={int(name): weight for name, weight in named.items() if name.isdigit()},
        factor=factor,
        signals={name: named[name] for name in (AS_TYPED, ALIKE_TEXT) if name in named},
    )


def let_go(server: Elasticsearch, moment: str) -> None:
    """A server that is away lets go of it by itself; nobody waits for that."""
    with suppress(*FAULTS):
        server.options(request_timeout=LETTING_GO).close_point_in_time(id=moment)


def streamed(server: Elasticsearch, moment: str, body: Mapping[str, Any], at_once: int) -> Iterator[Any]:
    """Every hit of a search at a moment, in its order."""
    after: dict[str, Any] = {}
    while True:
        held = {"id": moment, "keep_alive": KEPT}
        asked = {**body, **after, "pit": held, "size": at_once, "track_total_hits": False}
        answer = whole_answer(server.search(body=asked))
        hits = answer["hits"]["hits"]
        yield from hits
        if len(hits) < at_once:
            return
        after = {"search_after": hits[-1]["sort"]}
        moment = answer["pit_id"]


def whole_answer(answer: Any) -> Any:
    """The answer, if all of it is there; AwayError if a part of the index or of the time was missing."""
    if "error" in answer:
        raise AwayError(f"the server answers with an error ({answer.get('status')} {answer['error'].get('type')})")
    if answer["timed_out"] or answer["_shards"]["failed"]:
        raise AwayError("the server gives half an answer")
    return answer


def _missing(aggregations: Mapping[str, Any]) -> list[int]:
    having = aggregations[asking.UNITS]["buckets"] if asking.UNITS in aggregations else {}
    return sorted(int(place) for place, bucket in having.items() if not bucket["doc_count"])


def _counted(aggregation: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    values = aggregation["values"]
    if values["sum_other_doc_count"]:
        raise AwayError("there are more values than the server counts")
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for bucket in values["buckets"]:
        name, _, value = str(bucket["key"]).partition("=")
        found[name][value] = int(bucket["doc_count"])
    return dict(found)
