"""Events on the pages of cities, organisations and missions: what is coming first, then the latest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cities.models import City, Organisation
from cities.sections import Section, register_section
from network.base import vocabulary
from network.base.context import interface_language
from network.base.models import Scheme
from network.coalition.events.index import Row, rows_of
from network.coalition.events.status import Status
from network.coalition.models import Event, PartKind
from search.languages import address
from search.results import top

MOST = 100  # of one entry on its page; the list of events has all
MISSION = "mission"
TEMPLATE = "coalition/events/section.html"
AFTER = 60  # practices and publications


def of_city(page: Any, language: str) -> Section | None:
    """With what the city does in each of them."""
    slug = page.city.slug
    labels = vocabulary.labels_of(Scheme.ROLE_KIND, interface_language(language))
    parts = {**{str(value): str(label) for value, label in PartKind.choices}, **labels}
    return _section(language, f"city={slug}", words=parts, place=slug, city=slug)


def of_organisation(page: Any, language: str) -> Section | None:
    return _section(language, "", organisation=page.organisation.slug)


def of_mission(page: Any, language: str) -> Section | None:
    code = page.mission.code
    return _section(language, f"mission={code}", mission=code)


def _section(
    language: str, state: str, *, words: Mapping[str, str] | None = None, place: str = "", **narrowed: str
) -> Section | None:
    """`words` name what a city does in an event. Three queries at most."""
    rows = in_order(rows_of(top(language, Event.kind, size=MOST, **narrowed), language))
    if not rows:
        return None
    return Section(
        key="events",
        title=_("Events"),
        template=TEMPLATE,
        data={
            "rows": [(row, _parts(row, words or {}, place)) for row in rows],
            "url": f"{address('search/', language)}?kind=event&{state}" if state else "",
        },
        items=tuple((row.title, row.url) for row in rows),
    )


def in_order(rows: Sequence[Row]) -> list[Row]:
    """The next one first, then what was, the latest first; what has no date comes last."""
    coming = [row for row in rows if row.status not in {Status.OVER, Status.UNDATED}]
    return [*sorted(coming, key=lambda row: row.sort_key), *(row for row in rows if row not in coming)]


def _parts(row: Row, words: Mapping[str, str], place: str) -> str:
    """One phrase: labels of the vocabulary begin with a capital, those of the parts do not."""
    codes = row.result.data.get("parts", {}).get(place, ())
    phrase = ", ".join(label[:1].lower() + label[1:] for label in (words.get(code, code) for code in codes))
    return capfirst(phrase)


register_section(City.kind, of_city, AFTER)
register_section(Organisation.kind, of_organisation, AFTER)
register_section(MISSION, of_mission, AFTER)
