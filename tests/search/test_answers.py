"""Answers for machines: licence, age, and nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from search import lag
from search.answers import LICENCE, cell, csv_answer, json_answer, text_answer
from search.models import State

pytestmark = pytest.mark.django_db
CHANGED = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def _changed() -> None:
    State.objects.update_or_create(pk=1, defaults={"documents_version": "one", "changed_at": CHANGED})


@pytest.mark.usefixtures("_changed")
def test_data_tells_its_licence_its_age_and_may_be_read_from_anywhere() -> None:
    answer = json_answer(RequestFactory().get("/en/x.json"), {"total": 1})

    assert json.loads(answer.content) == {"total": 1, "licence": LICENCE, "as_of": "2026-11-01T12:00:00Z"}  # type: ignore[attr-defined]
    assert answer["Link"] == f'<{LICENCE}>; rel="license"'
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Last-Modified"] == "Sun, 01 Nov 2026 12:00:00 GMT"
    assert answer["Content-Type"] == "application/json; charset=utf-8"


def test_a_list_is_given_as_it_is() -> None:
    assert json.loads(json_answer(RequestFactory().get("/"), [1]).content) == [1]  # type: ignore[attr-defined]


def test_who_has_it_already_gets_nothing_again() -> None:
    first = text_answer(RequestFactory().get("/"), "text", "text/markdown")
    same = text_answer(RequestFactory().get("/", headers={"If-None-Match": first["ETag"]}), "text", "text/markdown")
    other = text_answer(RequestFactory().get("/", headers={"If-None-Match": first["ETag"]}), "more", "text/markdown")

    assert (first.status_code, same.status_code, other.status_code) == (200, 304, 200)
    assert same["Access-Control-Allow-Origin"] == "*"
    assert same["ETag"] == first["ETag"] != other["ETag"]


@pytest.mark.usefixtures("_changed")
def test_a_table_is_one_header_and_its_rows_and_changes_its_tag_with_the_data() -> None:
    request = RequestFactory().get("/en/x.csv")
    answer = csv_answer(request, ("id", "title"), [[1, "=1+1"], [2, None]], "x")
    text = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]

    assert list(csv.reader(io.StringIO(text))) == [["id", "title"], ["1", "'=1+1"], ["2", ""]]
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    State.objects.update(documents_version="two")
    assert csv_answer(request, ("id", "title"), [], "x")["ETag"] != answer["ETag"]


@pytest.mark.usefixtures("_changed")
@pytest.mark.parametrize(("waited", "is_known_again"), [(0, True), (1, False)])
def test_what_a_server_may_soon_tell_otherwise_is_not_told_to_be_the_same(
    waited: int, is_known_again: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.ELASTICSEARCH, "address", "http://127.0.0.1:9")
    monkeypatch.setattr(lag, "_oldest", [lambda: timedelta(seconds=waited)])

    def table(**headers: str) -> HttpResponseBase:
        return csv_answer(RequestFactory().get("/en/x.csv", headers=headers), ("id",), [[1]], "x")

    first = table()
    by_tag, by_date = table(if_none_match=first["ETag"]), table(if_modified_since="Sun, 01 Nov 2026 12:00:00 GMT")

    assert [answer.status_code == 304 for answer in (by_tag, by_date)] == [is_known_again] * 2
    assert ("Last-Modified" in first) is is_known_again


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("=cmd()", "'=cmd()"),
        ("+1 more", "'+1 more"),
        (" @x", "' @x"),
        ("\t=1", "'\t=1"),
        ("-35.5", "-35.5"),
        (-9, "-9"),
        ("-a", "'-a"),
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (("a", "b"), "a|b"),
        ("Łódź", "Łódź"),
    ],
)
def test_no_cell_is_a_formula(value: object, expected: str) -> None:
    assert cell(value) == expected
