"""The vocabularies as files: for machines, and from and to them for editors."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import Any

from django.contrib.messages import success, warning
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
from network.coalition.vocabularies.asking import Asked, asked
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
        content, name, fault = _given(request)
        found, problems = ([], [fault]) if fault else _read(request, scheme, content, name)
        told = Asked() if problems else asked(scheme, found, name)
        if "confirmed" in request.POST and not problems:
            if request.POST.get("read", "") == told.token:
                return _done(request, scheme, found)
            warning(request, _("Nothing is imported yet: read below what is doubtful."))
        context |= _preview(found, problems, told) | {
            "content": base64.b64encode(content).decode(),
            "name": name,
            "is_read": not problems,
        }
    return render(request, "vocabularies/admin/import.html", context)


def _may(request: HttpRequest, scheme: str, right: str) -> bool:
    return bool(policy_registry.get_by_type(model_of(scheme)).user_has_permission(request.user, right))


def _given(request: HttpRequest) -> tuple[bytes, str, Problem | None]:
    """The file, or that of the click before; and what is wrong with it as a whole."""
    upload = request.FILES.get("file")
    if upload is not None:
        name = str(upload.name)
        if upload.size is None or upload.size > LARGEST:
            return b"", name, Problem(name, 0, "", "", _("is larger than 1.5 MB: import it in several parts"))
        content = upload.read()
        return content, name, None if content else Problem(name, 0, "", "", _("is empty"))
    try:
        content = base64.b64decode(request.POST.get("content", ""), validate=True)
    except (binascii.Error, ValueError):
        content = b""
    fault = None if content else Problem("", 0, "", "", _("Choose a file of at most 1.5 MB."))
    return content, request.POST.get("name", ""), fault


def _read(request: HttpRequest, scheme: str, content: bytes, name: str) -> tuple[list[Change], list[Problem]]:
    """What the file would change, or what is wrong with it."""
    if name.lower().endswith((".jsonld", ".json")):
        file, unread = skos.read_graph(scheme, content, name)
    else:
        file, unread = table.read_table(scheme, content, name)
    wrong = faults.problems(scheme, file, name, may_add=_may(request, scheme, "add"))
    if problems := sorted({*unread, *wrong}):
        return [], problems
    found = importing.changes(scheme, file)
    return found, faults.nameless(scheme, found, name)


def _preview(found: Sequence[Change], problems: Sequence[Problem], told: Asked) -> dict[str, Any]:
    return {
        "asked": told,
        "findings": told.findings[:SHOWN],
        "more_findings": len(told.findings) - SHOWN,
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
