"""One transaction for every request that writes: what a publish changes elsewhere is kept or undone with it."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from network.base.storage import forget, watched
from search import sync
from search.analysis.versions import read_once

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


class WriteTransaction:
    """Stands outside the session's middleware. A GET runs in no transaction: on SQLite it would take the write lock.

    The search documents of all that changed are written once, at its end: a concept with twenty labels is one change.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in SAFE:
            with read_once():
                return self.get_response(request)
        self._read_body(request)
        with watched() as files:
            is_kept = False
            try:
                response, is_kept = self._whole(request)
            finally:
                if not is_kept:
                    forget(files)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """A raised 404 or 403 undoes what was written before it, as an error does."""
        request.write_failed = True  # type: ignore[attr-defined]

    def _whole(self, request: HttpRequest) -> tuple[HttpResponse, bool]:
        """The answer, and whether what it wrote is kept."""
        with transaction.atomic(), sync.collected() as waiting:
            response = self.get_response(request)
            is_kept = response.status_code < 500 and not getattr(request, "write_failed", False)
            if not is_kept:
                waiting.forget()
                transaction.set_rollback(True)
        return response, is_kept

    @staticmethod
    def _read_body(request: HttpRequest) -> None:
        """A slow upload must not hold the write lock, so the body is read before the transaction begins."""
        _ = request.POST if request.content_type in FORMS else request.body
