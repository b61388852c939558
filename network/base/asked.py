"""Which searches are counted, and when: after their answer, and never those of machines or of people at work here."""

from __future__ import annotations

import logging
import re
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from network.base.jobs import repeats
from network.base.posting.limits import sender as network_of
from search import asked
from search.query import Query
from search.results import Results
from search.signals import searched

log = logging.getLogger("network.asked")
ROBOTS = re.compile(
    r"bot|crawl|spider|slurp|scan|monitor|preview|fetch|headless|python|curl|wget|java/|http|archive", re.IGNORECASE
)
AHEAD = ("Sec-Purpose", "Purpose", "X-Moz")  # how browsers say that nobody reads yet
UNWISHED = ("Sec-GPC", "DNT")

repeats("forget who asked", timedelta(hours=1))(asked.forget)


@receiver(searched, dispatch_uid="base.note_asking")
def note_asking(sender: type, request: HttpRequest, response: HttpResponse, results: Results, **kwargs: Any) -> None:
    """Once the visitor has the answer: nobody waits for a count, and none is worth an error."""
    if not is_counted(request, results.query):
        return
    query, asker = results.query, f"{network_of(request)} {request.headers.get('User-Agent', '')}"
    close = response.close

    def close_and_note() -> None:
        try:
            asked.note(query.q, query.language, results.total, asker)
        except Exception as reason:
            log.warning("asking_not_noted error=%s", type(reason).__name__)
        close()

    response.close = close_and_note  # type: ignore[method-assign]


def is_counted(request: HttpRequest, query: Query) -> bool:
    """The first page of a search with words and without filters, read by a visitor who lets us count."""
    if request.method != "GET" or not query.q or query.chosen or query.page > 1:
        return False
    headers = request.headers
    agent = headers.get("User-Agent", "")
    is_machine = not agent or ROBOTS.search(agent) or any("prefetch" in headers.get(name, "") for name in AHEAD)
    is_at_work = settings.SESSION_COOKIE_NAME in request.COOKIES
    return not (is_machine or is_at_work or any(headers.get(name) == "1" for name in UNWISHED))
