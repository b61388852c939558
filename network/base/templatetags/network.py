"""What our templates print: drawings, dates, names and addresses. `{% load network %}`; nothing here asks a database.

The words' language is the interface's; a formatter is a filter and a tag alike.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

from django import template
from django.conf import settings
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi

from network.base import formats
from network.base.addresses import address_of
from network.base.context import interface_language
from network.base.drawings import blocks, charts, icons, maps
from network.base.models import Said, Worded
from network.base.richtext import laid_out

register = template.Library()
# As in Django's json_script: JSON may hold them escaped, and the HTML around it then cannot be left.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}
STAGE_LEVELS = {"idea": 1, "planned": 1, "pilot": 2, "running": 3, "scaled": 4, "completed": 4, "stopped": 0}
PAGES_AROUND = 2
SHOWN_AT_ONCE, MOST_SHOWN = 6, 12  # values of a long facet


def drawn(markup: str) -> SafeString:
    """Our own drawings, which escape what they are given."""
    return mark_safe(markup)


register.filter(laid_out)
register.simple_tag(interface_language)


def formatter(function: Callable[[Any], str]) -> Callable[[Any], str]:
    register.filter(function.__name__, function)
    register.simple_tag(function, name=function.__name__)
    return function


@register.simple_tag
def icon(name: str, turns: bool = False) -> SafeString:
    return drawn(icons.icon(name, turns))


@register.simple_tag
def block_picture(seed: object, mission: str | None = "", variant: str = "card") -> SafeString:
    """`variant`: card, header, thumb, portrait or banner."""
    return drawn(blocks.picture(str(seed), mission or "", variant))


@register.simple_tag
def mission_mark(mission: str) -> SafeString:
    return drawn(blocks.mark(mission))


@register.simple_tag
def brand_mark() -> SafeString:
    return drawn(blocks.brand())


@register.simple_tag
def dot_map(
    lights: Sequence[maps.Light], region: str = "world", label: str = "", step: float = 8, filling: bool = False
) -> SafeString:
    """The world, or the part of it where a region lies, with its cities as lights."""
    return drawn(maps.dot_map(lights, maps.region_window(region), step=step, label=label, filling=filling))


@register.simple_tag
def city_map(name: str, longitude: float, latitude: float, label: str = "", span: float = 40) -> SafeString:
    """The land around one city."""
    light = maps.Light(name, float(longitude), float(latitude), size=1.7, named=True)
    window = maps.around(light.longitude, light.latitude, span)
    return drawn(maps.dot_map([light], window, step=20, label=label, filling=True))


@register.simple_tag
def bar_chart(figures: Sequence[charts.Bar], label: str = "") -> SafeString:
    return drawn(charts.bars(figures, label))


@register.simple_tag
def column_chart(figures: Sequence[charts.Column], label: str = "") -> SafeString:
    return drawn(charts.columns(figures, label))


@formatter
def fuzzy_date(value: Any) -> str:
    return formats.fuzzy(value, interface_language()) if value else ""


@register.simple_tag
def period(start: str | None, end: str | None = "") -> str:
    return formats.period(start or "", end or "", interface_language())


@formatter
def country(code: str | None) -> str:
    return formats.country(code, interface_language()) if code else ""


@formatter
def language_name(code: str | None) -> str:
    return formats.language_name(code, interface_language()) if code else ""


@formatter
def number(value: Any) -> str:
    return "" if value is None or value == "" else formats.number(value, interface_language())


@formatter
def listing(items: Sequence[object]) -> str:
    return formats.listing([str(item) for item in items], interface_language())


@formatter
def marked(text: Any) -> str:
    """Text with the search's own marks, which is safe already; anything else is escaped."""
    return conditional_escape(text)


@register.filter
def label(labels: Mapping[str, str] | None, code: str) -> str:
    """The label of a code; the code itself where there is none."""
    return str((labels or {}).get(code, code))


@register.filter
def foreign(language: str | None) -> str:
    """The name of a language other than the interface's; nothing for the interface's own."""
    if not language or language.split("-")[0] == interface_language().split("-")[0]:
        return ""
    return formats.language_name(language, interface_language())


@register.filter
def lang(language: str | None) -> SafeString:
    """The attribute of what is written in another language than the interface; nothing for the interface's own."""
    return format_html(' lang="{}"', language) if foreign(language) else mark_safe("")


@formatter
def stage_level(code: str) -> str:
    """How many of the four bars are full."""
    return str(STAGE_LEVELS.get(code, 0))


@register.simple_tag
def split_options(facet: Any) -> dict[str, Any]:
    """The values of a long facet that show at once: where one searches inside, the chosen and the most frequent.

    The rarest beyond MOST_SHOWN are left to the search field, which knows their names: a page stays light.
    """
    options = list(facet.options)
    if not facet.search_inside:
        return {"first": options[:SHOWN_AT_ONCE], "rest": options[SHOWN_AT_ONCE:], "left_out": 0}
    ranked = sorted(options, key=lambda option: (not option.selected, -option.count))
    first, kept = ({option.value for option in ranked[:number]} for number in (SHOWN_AT_ONCE, MOST_SHOWN))
    return {
        "first": [option for option in options if option.value in first],
        "rest": [option for option in options if option.value in kept - first],
        "left_out": len(ranked[MOST_SHOWN:]),
    }


@register.filter
def said(record: Worded, name: str) -> Said:
    """A text of a record in the reader's language, else in its own: `{% with note=role|said:"note" %}`."""
    return record.said(name)


@register.filter
def by_machine(rows: Iterable[Any], name: str) -> bool:
    """Whether a machine translated a text that one of the rows shows, and nobody has read it yet."""
    return any((row.said(name) if isinstance(row, Worded) else getattr(row, name)).is_by_machine for row in rows)


@register.filter
def first_of(values: Sequence[Any] | None) -> Any:
    """The first value, or nothing where there is none."""
    return values[0] if values else ""


@register.filter
def any_selected(options: Sequence[Any]) -> bool:
    return any(option.selected for option in options)


@register.filter
def hostname(url: str | None) -> str:
    """What a link to another site is called where nothing better is known."""
    return urlsplit(url or "").netloc.removeprefix("www.")


@register.simple_tag
def direction() -> str:
    return "rtl" if get_language_bidi() and interface_language() == get_language() else "ltr"


@register.simple_tag(takes_context=True)
def address(context: Context, path: str, **query: object) -> str:
    """The address of a path below the root under the visitor's language: `{% address "practices/" mission=code %}`."""
    language = context.get("visitor_language") or get_language() or settings.LANGUAGE_CODE
    asked = urlencode({name: value for name, value in query.items() if value not in (None, "")})
    return address_of(path, language) + (f"?{asked}" if asked else "")


@register.simple_tag
def json_ld(data: Any) -> SafeString:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=str).translate(JSON_ESCAPES)
    return format_html('<script type="application/ld+json">{}</script>', drawn(text))


@register.simple_tag
def page_links(results: Any) -> list[dict[str, Any]]:
    """The pages of a list that one can go to: the first, the last, those around; a gap has no number."""
    wanted = {1, results.pages, *range(results.page - PAGES_AROUND, results.page + PAGES_AROUND + 1)}
    links: list[dict[str, Any]] = []
    for page in sorted(page for page in wanted if 1 <= page <= results.pages):
        if links and page > links[-1]["number"] + 1:
            links.append({"number": page - 1, "url": "", "gap": True})
        links.append({"number": page, "url": results.query.at_page(page).address, "current": page == results.page})
    return links


@register.simple_tag
def next_page(results: Any) -> str:
    """The address of the page after this one; nothing on the last."""
    return str(results.query.at_page(results.page + 1).address) if results.page < results.pages else ""
