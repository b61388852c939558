"""The first entries of a state as an Atom feed: follow a search."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed

from search.answers import LICENCE
from search.formats.as_json import Absolute
from search.results import Result, Results

# An entry whose date nobody knows still needs one that never changes.
UNKNOWN = datetime(1970, 1, 1, tzinfo=UTC)
BEGUN = "2018-11-14"  # the day in a tag address, on which its domain was the owner's


def feed(results: Results, title: str, absolute: Absolute, modified: datetime | None) -> str:
    query = results.query
    made = Atom1Feed(
        title=title,
        link=absolute(query.address),
        description="",
        language=query.language,
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=absolute(query.address_of("atom")),
        feed_guid=f"tag:{urlsplit(settings.SITE_URL).hostname},{BEGUN}:{query.address}",
        feed_copyright=LICENCE,
    )
    for result in results.results:
        made.add_item(
            title=result.title,
            link=absolute(result.url),
            description=result.summary,
            unique_id=permalink(result),
            updateddate=moment(result.date),
        )
    made.latest_post_date = lambda: modified or UNKNOWN  # type: ignore[method-assign]  # of the list, not of its entries
    return made.writeString("utf-8")


def permalink(result: Result) -> str:
    return f"{settings.SITE_URL}/id/{result.kind}/{result.id}"


def moment(date: str) -> datetime:
    """`2024-09` → the first moment of that month."""
    known = [int(part) for part in date.split("T")[0].split("-") if part.isdigit()]
    year, month, day = [*known, 1, 1][:3] if known else (0, 0, 0)
    return datetime(year, month, day, tzinfo=UTC) if year else UNKNOWN
