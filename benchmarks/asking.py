"""A process of a site that is asked over its standard input: an order in each line, the answer in the next.

What it does is measured here, without the way of a request; the server's part by what the kernel, or the server itself,
says of its processes.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from typing import Any

import django

if __name__ == "__main__":
    django.setup()

from django.db import connection
from django.http import QueryDict
from django.utils import translation
from wagtail.models import Locale

from benchmarks.crowd import key
from benchmarks.readings import cpu_seconds, memory
from network.base import outbox
from practices.models import Practice, PracticePage
from search import engines, results
from search.analysis.versions import read_once
from search.engines.catalogue import current
from search.models import DocumentServes, FacetValue, SearchDocument, State, Word, WordKey
from search.query import Query

FIRST = 20  # hits that Wagtail's own search gives
Answer = Mapping[str, Any]
edition = count(1)


def answer(word: str) -> Answer:
    """The first page of a list with all its facets, as views ask for it."""
    asked = QueryDict(mutable=True)
    asked["q"] = word
    with read_once():
        found = results.find(Query.parse(asked, "en", "practices/", {"kind": ("practice",)}))
    assert found.facets
    return {"total": found.total, "engine": "" if found.degraded else found.engine}


def first_answer(word: str) -> Answer:
    """The same for words that nobody has asked for since the last change."""
    current().scores.clear()
    return answer(word)


def own(word: str) -> Answer:
    """Wagtail's search over the same pages: its first hits, no facets, no total."""
    return {"total": len(list(PracticePage.objects.live().search(word)[:FIRST]))}


def publish(word: str) -> Answer:
    """Another title for one practice, published as an editor does it."""
    number, locale = next(edition), Locale.get_default()
    keys = [key(each) for each in range(number, number + 50)]
    practice = Practice.objects.filter(translation_key__in=keys, source_locale=locale).first()
    page = PracticePage.objects.get(practice=practice, locale=locale)
    page.title = f"{page.title.partition(' edition ')[0]} edition {number}.{word}"
    page.save_revision().publish()
    return {"total": 1}


def deliver(word: str) -> Answer:
    """What the worker does with the publish."""
    return {"total": outbox.deliver_all()}


def forget(word: str) -> Answer:
    """A projection as empty as before the first rebuild; statistics as a database keeps them for itself."""
    for model in (FacetValue, DocumentServes, SearchDocument):
        model.objects.all()._raw_delete(connection.alias)
    WordKey.objects.filter(word__lexical=False)._raw_delete(connection.alias)
    Word.objects.filter(lexical=False)._raw_delete(connection.alias)
    Word.objects.update(documents=0)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_index")
    State.objects.update(documents=0)
    return {}


def analyse(word: str) -> Answer:
    """The planner's statistics, which PostgreSQL renews by itself some time after so many writes; SQLite has none."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return {}


def end(word: str) -> Answer:
    """Removes what the run made on the search server."""
    from search.engines.elasticsearch.mapping import prefix
    from search.engines.elasticsearch.server import patient

    for name in patient().indices.get(index=f"{prefix()}-*"):
        patient().indices.delete(index=name)
    return {}


DOING: Mapping[str, Callable[[str], Answer]] = {
    each.__name__: each for each in (answer, first_answer, own, publish, deliver, forget, analyse, end)
}


def serving() -> dict[str, float]:
    """The CPU's time of the processes that serve us: all connections to our database, and the search server."""
    spent: dict[str, float] = {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid IS NOT NULL")
            ids = [int(pid) for (pid,) in cursor.fetchall()]
        spent |= {f"backend {pid}": cpu_seconds(pid) for pid in ids if Path(f"/proc/{pid}").exists()}
    if engines.has_server():
        from search.engines.elasticsearch.server import patient

        nodes = patient().nodes.stats(metric="process")["nodes"]
        spent |= {name: told["process"]["cpu"]["total_in_millis"] / 1000 for name, told in nodes.items()}
    return spent


def done(order: Mapping[str, Any]) -> Answer:
    if order["do"] == "serving":
        return {"spent": serving()}
    act = DOING[order["do"]]
    seconds: list[float] = []
    told: Answer = {}
    before, cpu = serving(), time.process_time()
    for _time in range(order["times"]):
        start = time.perf_counter()
        told = act(order["word"])
        seconds.append(time.perf_counter() - start)
    cpu = time.process_time() - cpu
    return {
        **told,
        "seconds": seconds,
        "cpu": cpu / order["times"],
        "server": between(before, serving()) / order["times"],
        "memory": memory(os.getpid())[1],
    }


def between(before: Mapping[str, float], after: Mapping[str, float]) -> float:
    return sum(spent - before[name] for name, spent in after.items() if name in before)


def main() -> None:
    translation.activate("en")
    for line in sys.stdin:
        print(json.dumps(done(json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
