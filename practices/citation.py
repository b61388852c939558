"""Who wrote a practice, how it is cited, and where it stays."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from cities.models import City
from practices.models import Practice, PracticePage

LICENCE = "CC BY 4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
COALITION = "Cities Coalition for Digital Rights"


def permalink(record: Practice) -> str:
    return f"{settings.SITE_URL}/id/{Practice.kind}/{record.pk}"


def author(record: Practice, city: City) -> str:
    """Compiled entries are the Coalition's; what a city tells is the city's. No person is named."""
    return COALITION if record.compiled else _("City of %(city)s") % {"city": city.name}


def citation(page: PracticePage, record: Practice, city: City) -> str:
    """One line: author (year). Title. Publisher, where it is another one. Permalink. In the language of the page."""
    when = page.last_published_at or page.first_published_at
    year = f" ({when.year})" if when else ""
    with override(page.locale.language_code):
        by = author(record, city)
    publisher = "" if by == COALITION else f" {COALITION}."
    return f"{by}{year}. {page.title}.{publisher} {permalink(record)}"
