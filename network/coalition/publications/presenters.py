"""What the page of a publication shows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from cities.sections import sections
from network.base.addresses import localized_address
from network.base.presenters import presents
from network.coalition.models import Publication, PublicationPage
from network.coalition.publications.citations import apa
from network.coalition.publications.linked_data import linked_data
from network.coalition.publications.telling import telling
from search.languages import address

# Names of formats, which no language translates.
FORMS = (
    ("BibTeX", "bib", "application/x-bibtex"),
    ("RIS", "ris", "application/x-research-info-systems"),
    ("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json"),
    ("APA", "txt", "text/plain"),
)


@presents(PublicationPage)
def present_publication(page: PublicationPage, request: HttpRequest) -> dict[str, Any]:
    language = getattr(request, "visitor_language", None) or page.locale.language_code
    told = telling(page, language, from_memory=getattr(request, "is_preview", False))
    crumbs = [
        {"title": _("Home"), "url": address("", language)},
        {"title": _("Publications"), "url": address("publications/", language)},
    ]
    own = localized_address(page.url_path, language).rstrip("/")
    return {
        "told": told,
        "citation": apa(told.work),
        "address": own,
        "citation_forms": [(name, f"{own}.{form}", content_type) for name, form, content_type in FORMS],
        "sections": sections(Publication.kind, page, language),
        "linked_data": linked_data(told, crumbs),
    }
