"""One practice as JSON and as Markdown, at its own address."""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from network.base.views import find
from practices.exports import as_data, as_text
from practices.models import PracticePage
from practices.telling import Telling, telling
from search.answers import json_answer, last_change, text_answer


@require_safe
def practice(request: HttpRequest, path: str, form: str) -> HttpResponseBase:
    """`path` is that of the page, below the language."""
    page = find(request, f"{path}/")
    if not isinstance(page, PracticePage) or page.get_view_restrictions().exists():
        raise Http404
    told = telling(page, get_language() or page.locale.language_code)
    return ANSWERS[form](request, told)


def _json(request: HttpRequest, told: Telling) -> HttpResponseBase:
    return json_answer(request, as_data(told))


def _text(request: HttpRequest, told: Telling) -> HttpResponseBase:
    return text_answer(request, as_text(told), "text/markdown", modified=last_change())


ANSWERS = {"json": _json, "md": _text}
