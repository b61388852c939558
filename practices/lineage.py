"""What a practice comes from and what came of it: one row for a pair, shown on both pages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F, Q

from network.base.addresses import localized_address
from practices.models import Lineage, LineageKind, PracticePage


@dataclass(frozen=True)
class Relation:
    """`name` reads from this practice to the other one: derived from, adapted as."""

    name: str
    kind: str
    is_inverse: bool
    number: int
    title: str
    url: str
    language: str


def relations(page: PracticePage, language: str) -> list[Relation]:
    """Of the practice whose source the page is, in the order of kinds; what is not public is left out. Two queries.

    Only sources are read: a translation carries a copy of their rows.
    """
    incoming = Q(target=page.practice_id, page__live=True, page__alias_of=None) & Q(
        page__locale=F("page__practice__source_locale")
    )
    rows = Lineage.objects.filter(Q(page=page.pk) | incoming, target__isnull=False).select_related("page")
    others = [(row, row.target_id if row.page_id == page.pk else row.page.practice_id) for row in rows]
    pages = told_in(language, {other for _row, other in others if other != page.practice_id})
    found = [
        _relation(row, is_inverse=row.page_id != page.pk, page=pages[other], language=language)
        for row, other in others
        if other in pages
    ]
    unique = {(each.name, each.number): each for each in found}
    order = LineageKind.values
    return sorted(unique.values(), key=lambda each: (order.index(each.kind), each.is_inverse, each.title, each.number))


def told_in(language: str, numbers: Collection[int | None]) -> dict[int, PracticePage]:
    """The page that a reader of a language gets of each practice: the translation, else the source. One query."""
    if not numbers:
        return {}
    pages = PracticePage.objects.told().filter(practice__in=numbers, practice__gone_at=None).select_related("locale")
    chosen: dict[int, PracticePage] = {}
    for page in pages.order_by("pk"):
        if page.practice_id not in chosen or page.locale.language_code == language:
            chosen[page.practice_id] = page
    return chosen


def _relation(row: Lineage, *, is_inverse: bool, page: PracticePage, language: str) -> Relation:
    return Relation(
        name=row.inverse_name if is_inverse else str(LineageKind(row.relation).label),
        kind=row.relation,
        is_inverse=is_inverse,
        number=int(page.practice_id or 0),
        title=page.title,
        url=localized_address(page.url_path, language),
        language=page.locale.language_code,
    )
