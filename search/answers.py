"""Answers for machines: open data with its licence and age, cheap to ask for again."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag

from search import engines, lag, pins
from search.models import State

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
# A spreadsheet takes a text that begins so for a formula.
FORMULA = re.compile(r"^\s*[=+\-@\t\r\n]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?\Z")


def last_change() -> datetime | None:
    """When something of the published data changed last."""
    return State.objects.values_list("changed_at", flat=True).first()


def json_answer(
    request: HttpRequest,
    payload: Mapping[str, Any] | Sequence[Any],
    *,
    modified: datetime | None = None,
    content_type: str = "application/json",
) -> HttpResponseBase:
    """An object tells its licence and when it was true; a list is given as it is."""
    modified = modified or last_change()
    if isinstance(payload, Mapping):
        payload = {**payload, "licence": LICENCE, "as_of": modified}
    text = json.dumps(payload, cls=DjangoJSONEncoder, ensure_ascii=False)
    return text_answer(request, text, content_type, modified=modified)


def text_answer(
    request: HttpRequest, text: str, content_type: str, *, modified: datetime | None = None
) -> HttpResponseBase:
    """A text of any type (Markdown, Atom, GeoJSON) with the headers of open data."""
    content = text.encode("utf-8", "replace")
    response = HttpResponse(content, content_type=f"{content_type}; charset=utf-8")
    return finished(request, response, hashlib.sha256(content).hexdigest(), modified)


def csv_answer(
    request: HttpRequest,
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
    name: str,
    *,
    modified: datetime | None = None,
) -> HttpResponseBase:
    """One header row and one row for each entry, streamed; no cell is a formula."""
    version = State.objects.values_list("documents_version", "lexicon_version").first() or ()
    moment = secrets.token_hex(8) if _is_unsettled() else pins.moment()
    asked = "\n".join((*version, moment, request.get_full_path(), *header))
    response = StreamingHttpResponse(_lines(header, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.csv"'
    return finished(request, response, hashlib.sha256(asked.encode()).hexdigest(), modified or last_change())


def finished(request: HttpRequest, response: HttpResponseBase, tag: str, modified: datetime | None) -> HttpResponseBase:
    """The answer with its headers; 304 for who has it already."""
    etag = quote_etag(tag[:32])
    headers = {"ETag": etag, "Access-Control-Allow-Origin": "*", "Link": f'<{LICENCE}>; rel="license"'}
    seconds = int(modified.timestamp()) if modified and not _is_unsettled() else None
    if seconds is not None:
        headers["Last-Modified"] = http_date(seconds)
    answer = get_conditional_response(request, etag, seconds) or response
    for name, value in headers.items():
        answer[name] = value
    return answer


def _is_unsettled() -> bool:
    """Whether the server that searches has not heard of every change yet, and may soon tell the same otherwise."""
    return engines.has_server() and lag.waits()


class _Echo:
    def write(self, line: str) -> str:
        return line


def _lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    yield writer.writerow(header)
    for row in rows:
        yield writer.writerow([cell(value) for value in row])


def cell(value: Any) -> str:
    """A value as a spreadsheet may take it: lists by bars, nothing that is run."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "|".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{text}" if FORMULA.match(text) and not NUMBER.match(text) else text
