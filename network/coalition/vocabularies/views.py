"""The vocabularies for machines; and the glossary from and to a file, for editors."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from django.contrib.messages import success
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from network.base.models import GlossaryEntry, Scheme
from network.coalition.seed.problems import Problem
from network.coalition.vocabularies import importing, skos, table
from network.coalition.vocabularies.importing import Change, Wanted
from search.answers import json_answer, text_answer

LARGEST = 1_500_000  # bytes of a file; the shipped glossary has 230,000
SHOWN = 100  # changes in a preview


@require_safe
def scheme_jsonld(request: HttpRequest, scheme: str) -> HttpResponseBase:
    if scheme not in Scheme.values:
        raise Http404
    return json_answer(request, skos.graph(scheme), content_type="application/ld+json")


@require_safe
def glossary_csv(request: HttpRequest) -> HttpResponseBase:
    return text_answer(request, table.text(), "text/csv")


def import_glossary(request: HttpRequest) -> HttpResponse:
    """A file is checked and told; only then, on a second click, it is done. What is wrong changes nothing."""
    policy = policy_registry.get_by_type(GlossaryEntry)
    if not all(policy.user_has_permission(request.user, right) for right in ("add", "change")):
        raise PermissionDenied
    context: dict[str, Any] = {"page_title": _("Import into the glossary"), "header_icon": "upload"}
    if request.method == "POST":
        content, name = _given(request)
        entries, problems = _read(content, name) if content else ([], [_no_file()])
        found = [] if problems else importing.changes(entries)
        if "confirmed" in request.POST and not problems:
            return _done(request, found)
        context |= _preview(found, problems) | {
            "content": base64.b64encode(content).decode(),
            "name": name,
            "is_read": not problems,
        }
    return render(request, "vocabularies/admin/import.html", context)


def _given(request: HttpRequest) -> tuple[bytes, str]:
    """The file, or that of the click before."""
    upload = request.FILES.get("file")
    if upload is not None:
        is_small = upload.size is not None and upload.size <= LARGEST
        return (upload.read() if is_small else b""), str(upload.name)
    try:
        content = base64.b64decode(request.POST.get("content", ""), validate=True)
    except (binascii.Error, ValueError):
        content = b""
    return content, request.POST.get("name", "")


def _read(content: bytes, name: str) -> tuple[list[Wanted], list[Problem]]:
    if name.lower().endswith((".jsonld", ".json")):
        return skos.read_graph(content)
    rows, problems = table.read_table(content)
    return ([] if problems else importing.wanted_of(rows)), problems


def _no_file() -> Problem:
    return Problem("", 0, "", "", _("Choose a file of at most 1.5 MB."))


def _preview(found: Sequence[Change], problems: Sequence[Problem]) -> dict[str, Any]:
    return {
        "problems": problems[:SHOWN],
        "changes": found[:SHOWN],
        "more": max(len(found), len(problems)) - SHOWN,
        "new": sum(change.is_new for change in found),
        "total": len(found),
    }


def _done(request: HttpRequest, found: Sequence[Change]) -> HttpResponse:
    number = importing.apply(found, request.user)
    words = ngettext("One entry of the glossary was changed.", "%(n)d entries of the glossary were changed.", number)
    success(request, words % {"n": number})
    return redirect(reverse("wagtailsnippets_base_glossaryentry:list"))
