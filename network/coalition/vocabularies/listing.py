"""All vocabularies on one page for everybody who reuses them: what each holds, and its files."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.base.context import hreflang, interface_language
from network.base.models import Concept, Scheme
from search.answers import LICENCE
from search.languages import address

PATH = "vocabularies/"
FORMS = {"CSV": "scheme_csv", "SKOS (JSON-LD)": "scheme_jsonld"}
ABOUT = {
    Scheme.MISSION: gettext_lazy("What the Coalition works on together, as its cities agreed."),
    Scheme.PRINCIPLE: gettext_lazy("The principles of the Declaration that all member cities share."),
    Scheme.THEME: gettext_lazy("What a practice, an event or a publication is about."),
    Scheme.PRACTICE_TYPE: gettext_lazy("What a city did: a policy, a register, a service and other kinds of work."),
    Scheme.TARGET_GROUP: gettext_lazy("The people for whom a practice is made."),
    Scheme.TECHNOLOGY: gettext_lazy("The technology that a practice uses or is about."),
    Scheme.BUILDING_BLOCK: gettext_lazy("What other cities can take over: a clause, a charter, a register, code."),
    Scheme.STAGE: gettext_lazy("How far a practice has come, from an idea to its end."),
    Scheme.OUTCOME: gettext_lazy("What came of a practice, as its city sees it."),
    Scheme.COST_BAND: gettext_lazy("Roughly what a practice costs."),
    Scheme.REGION: gettext_lazy("Regions of the world, and the parts of each."),
    Scheme.SESSION_KIND: gettext_lazy("What happens in a session of an event: a lecture, a workshop, a round table."),
    Scheme.PUBLICATION_KIND: gettext_lazy("What a publication is: a report, a guide, a declaration."),
    Scheme.EVIDENCE_KIND: gettext_lazy("By what one knows that a practice works."),
    Scheme.ROLE_KIND: gettext_lazy("What a city or an organisation does in a project, an event or the Coalition."),
    Scheme.ORGANISATION_KIND: gettext_lazy("What an organisation is: a network, a university, an agency."),
    Scheme.FUNDING: gettext_lazy("Where the money for a practice comes from."),
    Scheme.LEGAL_BASIS: gettext_lazy("The kind of law or decision on which a practice rests."),
    Scheme.GLOSSARY: gettext_lazy("Words of the field in many languages. A search in one of them finds texts in all."),
    Scheme.EVERYDAY: gettext_lazy("Words that people use every day, and the words of the field that they may mean."),
}


@require_safe
def vocabularies(request: HttpRequest) -> HttpResponse:
    """One query beside those of the frame. A vocabulary without entries has no file that is worth a visit."""
    counts = dict(Concept.objects.order_by().values_list("scheme").annotate(count=Count("pk")))
    title, language = _("Vocabularies"), get_language() or settings.LANGUAGE_CODE
    urls = {code: f"{settings.SITE_URL}{address(PATH, code)}" for code in settings.INTERFACE_LANGUAGES}
    context: dict[str, Any] = {
        "title": title,
        "rows": [(scheme, ABOUT[scheme], counts[scheme]) for scheme in Scheme if counts.get(scheme)],
        "forms": FORMS,
        "licence": LICENCE,
        "breadcrumbs": [{"title": _("Home"), "url": address("", language)}, {"title": title, "url": None}],
        "canonical": urls[interface_language(language)],
        "alternates": hreflang(urls),
    }
    return render(request, "vocabularies/listing.html", context)
