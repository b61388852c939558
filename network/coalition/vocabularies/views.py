"""The vocabularies as files: for machines, and from and to them for editors."""

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

from network.base.forms import model_of
from network.base.models import Scheme
from network.coalition.seed.problems import Problem
from network.coalition.vocabularies import faults, importing, skos, table
from network.coalition.vocabularies.entries import File
from network.coalition.vocabularies.importing import Change
from search.answers import json_answer, text_answer

LARGEST = 1_500_000  # bytes of a file; the largest vocabulary that is shipped has 690,000
SHOWN = 100  # changes in a preview


@require_safe
def scheme_jsonld(request: HttpRequest, scheme: str) -> HttpResponseBase:
    if scheme not in Scheme.values:
        raise Http404
    return json_answer(request, skos.graph(scheme), content_type="application/ld+json")


@require_safe
def scheme_csv(request: HttpRequest, scheme: str) -> HttpResponseBase:
    if scheme not in Scheme.values:
        raise Http404
    return text_answer(request, table.text(scheme), "text/csv")


@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """All vocabularies that somebody may change, each with its files."""
    kept = [scheme for scheme in Scheme if _may(request, scheme.value, "change")]
    if not kept:
        raise PermissionDenied
    context = {"page_title": _("Import and export"), "header_icon": "download", "schemes": kept}
    return render(request, "vocabularies/admin/files.html", context)


def import_vocabulary(request: HttpRequest, scheme: str) -> HttpResponse:
    """A file is checked and told; only then, on a second click, it is done. What is wrong changes nothing."""
    if scheme not in Scheme.values:
        raise Http404
    if not _may(request, scheme, "change"):
        raise PermissionDenied
    title = _("Import: %(vocabulary)s") % {"vocabulary": Scheme(scheme).label}
    context: dict[str, Any] = {"page_title": title, "header_icon": "upload", "scheme": scheme}
    if request.method == "POST":
        content, name = _given(request)
        file, problems = _read(request, scheme, content, name) if content else (File(()), [_no_file()])
        found = [] if problems else importing.changes(scheme, file)
        if "confirmed" in request.POST and not problems:
            return _done(request, scheme, found)
        context |= _preview(found, problems) | {
            "content": base64.b64encode(content).decode(),
            "name": name,
            "is_read": not problems,
        }
    return render(request, "vocabularies/admin/import.html", context)


def _may(request: HttpRequest, scheme: str, right: str) -> bool:
    return bool(policy_registry.get_by_type(model_of(scheme)).user_has_permission(request.user, right))


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


def _read(request: HttpRequest, scheme: str, content: bytes, name: str) -> tuple[File, list[Problem]]:
    if name.lower().endswith((".jsonld", ".json")):
        file, unread = skos.read_graph(content, name)
    else:
        file, unread = table.read_table(scheme, content, name)
    wrong = faults.problems(scheme, file, name, may_add=_may(request, scheme, "add"))
    return file, sorted({*unread, *wrong})


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


def _done(request: HttpRequest, scheme: str, found: Sequence[Change]) -> HttpResponse:
    number = importing.apply(scheme, found, request.user)
    if number:
        told = ngettext("One entry was changed.", "%(n)d entries were changed.", number) % {"n": number}
    else:
        told = _("Nothing changed.")
    success(request, told)
    return redirect(reverse(model_of(scheme).snippet_viewset.get_url_name("list")))
