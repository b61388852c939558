"""A request that fails leaves nothing behind: neither rows nor files."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory

from network.base.models import User
from network.base.transactions import WriteTransaction
from search.analysis.versions import versions

pytestmark = pytest.mark.django_db


def write() -> None:
    User.objects.create(email="new@example.org")
    default_storage.save("kept.txt", ContentFile(b"text"))


def answering(status: int) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        write()
        return HttpResponse(status=status)

    return view


def is_kept() -> bool:
    row, file = User.objects.filter(email="new@example.org").exists(), default_storage.exists("kept.txt")
    assert row is file
    if file:
        default_storage.delete("kept.txt")
    return row


@pytest.mark.parametrize(("status", "expected"), [(200, True), (302, True), (409, True), (500, False), (503, False)])
def test_what_a_request_wrote_is_kept_unless_it_failed(status: int, expected: bool, rf: RequestFactory) -> None:
    response = WriteTransaction(answering(status))(rf.post("/", {"a": "b"}))

    assert response.status_code == status
    assert is_kept() is expected


def test_a_raised_refusal_undoes_what_was_written_before_it(rf: RequestFactory) -> None:
    """Django turns the exception into an answer inside the middleware: it tells us by `process_exception`."""
    request = rf.post("/")

    def view(request: HttpRequest) -> HttpResponse:
        write()
        middleware.process_exception(request, Http404())
        return HttpResponse(status=404)

    middleware = WriteTransaction(view)
    assert middleware(request).status_code == 404

    assert not is_kept()


def test_an_error_in_a_middleware_undoes_too(rf: RequestFactory) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        write()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        WriteTransaction(view)(rf.post("/"))

    assert not is_kept()


@pytest.mark.parametrize(("method", "expected"), [("get", False), ("head", False), ("post", True), ("delete", True)])
def test_only_a_request_that_writes_opens_a_transaction(method: str, expected: bool, rf: RequestFactory) -> None:
    """The test itself runs in a transaction, so one inside it is a savepoint."""
    before, inside = len(connection.savepoint_ids), []

    def view(request: HttpRequest) -> HttpResponse:
        inside.append(len(connection.savepoint_ids) - before)
        return HttpResponse()

    WriteTransaction(view)(getattr(rf, method)("/"))

    assert inside == [int(expected)]


def test_the_body_is_read_before_the_transaction_begins(rf: RequestFactory) -> None:
    request = rf.post("/", {"name": "value"})
    read = []

    def view(request: HttpRequest) -> HttpResponse:
        read.append("_post" in request.__dict__)
        return HttpResponse()

    WriteTransaction(view)(request)

    assert read == [True]


@pytest.mark.parametrize(("method", "queries"), [("get", 1), ("post", 2)])
def test_whoever_only_reads_asks_for_the_versions_once(
    method: str, queries: int, rf: RequestFactory, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    def view(request: HttpRequest) -> HttpResponse:
        with django_assert_num_queries(queries):  # type: ignore[operator]
            versions()
            versions()
        return HttpResponse()

    WriteTransaction(view)(getattr(rf, method)("/"))
