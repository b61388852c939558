"""Links to pages inside rich text: in the visitor's language, and one query for all links of a text."""

from __future__ import annotations

from typing import Any

from django.utils.html import escape
from django.utils.translation import get_language
from wagtail.models import Page
from wagtail.rich_text import LinkHandler

from network.base.addresses import localized_address


class VisitorPageLinks(LinkHandler):
    """Wagtail's own handler leads to the page's language, and asks the database for each link."""

    identifier = "page"

    @staticmethod
    def get_model() -> type[Page]:
        return Page

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict[str, Any]]) -> list[str]:
        """The opening tags; a page that is gone or not public leaves its words without a link."""
        numbers = [int(each["id"]) if str(each.get("id", "")).isdecimal() else 0 for each in attrs_list]
        found = dict(Page.objects.filter(pk__in=numbers, live=True).values_list("pk", "url_path"))
        return [cls._tag(found.get(number)) for number in numbers]

    @classmethod
    def expand_db_attributes(cls, attrs: dict[str, Any]) -> str:
        return cls.expand_db_attributes_many([attrs])[0]

    @classmethod
    def extract_references(cls, attrs: dict[str, Any]) -> Any:
        yield cls.get_model(), attrs["id"], "", ""

    @staticmethod
    def _tag(url_path: str | None) -> str:
        if url_path is None:
            return "<a>"
        return f'<a href="{escape(localized_address(url_path, get_language() or "en"))}">'
