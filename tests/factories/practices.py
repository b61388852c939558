"""Practices for tests, with as much around them as a promise needs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from typing import Any

from cities.models import City, CityPage
from network.base.models import Concept, Mission, Scheme, Theme
from practices.models import (
    BuildingBlock,
    Evidence,
    KeyFigure,
    Lineage,
    MissionLink,
    PartnerLink,
    Practice,
    PracticePage,
    Prerequisite,
    WebLink,
)
from search import sync
from tests.factories.cities import CityPageFactory, FocalPointFactory, concept, locale

_numbers = itertools.count(1)


def mission(code: str, label: str = "") -> Mission:
    return Mission.objects.get(pk=concept(Scheme.MISSION, code, label or None).pk)


def theme(code: str, label: str = "", broader: Concept | None = None) -> Theme:
    return Theme.objects.get(pk=concept(Scheme.THEME, code, label or None, broader=broader).pk)


@sync.collected()
def practice_page(
    parent: CityPage | None = None,
    *,
    missions: Iterable[str] = ("ethical-use",),
    themes: Iterable[str] = (),
    partners: Iterable[City] = (),
    record: Mapping[str, Any] | None = None,
    **fields: Any,
) -> PracticePage:
    """A live practice with its stub; `record` sets what stands on the record, anything else stands on the page."""
    number = next(_numbers)
    parent = parent or CityPageFactory()
    values = {
        "title": f"Practice {number}",
        "slug": f"practice-{number}",
        "summary": f"What the city did in practice {number}.",
        "what_was_done": f"<p>The city did number {number}.</p>",
        "locale": parent.locale,
        "live": True,
    }
    page = PracticePage(**(values | fields))
    page.mission_links = [MissionLink(mission=mission(code), sort_order=order) for order, code in enumerate(missions)]
    page.partner_links = [PartnerLink(city=city, sort_order=order) for order, city in enumerate(partners)]
    page.themes = [theme(code) for code in themes]
    made: PracticePage = parent.add_child(instance=page)
    state = {"state": "published" if made.live else "draft"} | dict(record or {})
    Practice.objects.filter(pk=made.practice_id).update(**state)
    return PracticePage.objects.get(pk=made.pk)


def record(page: PracticePage) -> Practice:
    """As it stands in the database now."""
    return Practice.objects.get(pages=page.pk)


def answered(page: PracticePage) -> PracticePage:
    """With a person of the city who answers."""
    lead = page.get_parent().specific.city
    Practice.objects.filter(pk=page.practice_id).update(focal_point=FocalPointFactory(city=lead))
    return PracticePage.objects.get(pk=page.pk)


@sync.collected()
def told_in_full(parent: CityPage | None = None, *, size: int = 1, **fields: Any) -> PracticePage:
    """A practice that states everything; `size` says how many rows of each kind it has."""
    texts = {
        name: f"<p>About {name.replace('_', ' ')}.</p>"
        for name in ("problem", "how_it_works", "results", "difficulties", "lessons", "rights_at_risk", "safeguards")
    }
    values: dict[str, Any] = {
        "stage": concept(Scheme.STAGE, "running"),
        "outcome": concept(Scheme.OUTCOME, "working"),
        "practice_type": concept(Scheme.PRACTICE_TYPE, "register"),
        "cost_band": concept(Scheme.COST_BAND, "under-10k"),
        "funding": concept(Scheme.FUNDING, "own-budget"),
        "legal_basis": concept(Scheme.LEGAL_BASIS, "ordinance"),
        "year_started": 2020,
        "people": "two full posts",
        "months_to_launch": 4,
        "tools": "Saidot|AI register",
        "source_url": "https://example.org/source",
        "source_quality": "primary",
        "key_figures": [
            KeyFigure(value=str(10 + row), unit="trials", year=2020 + row, source_url="https://example.org/figures")
            for row in range(size)
        ],
        "evidence": [
            Evidence(
                evidence_kind=concept(Scheme.EVIDENCE_KIND, "monitoring-data"),
                date="2021-05",
                url=f"https://example.org/evidence/{row}",
            )
            for row in range(size)
        ],
        "prerequisites": [Prerequisite(text=f"Need {row}") for row in range(size)],
        "building_blocks": [
            BuildingBlock(
                block_kind=concept(Scheme.BUILDING_BLOCK, "code"),
                title=f"Code {row}",
                url=f"https://example.org/code/{row}",
                licence="EUPL",
            )
            for row in range(size)
        ],
        "web_links": [WebLink(url=f"https://example.org/link/{row}", title=f"Link {row}") for row in range(size)],
    }
    missions = [f"mission-{row}" for row in range(size)]
    themes = [f"theme-{row}" for row in range(size)]
    given: dict[str, Any] = texts | values | fields
    return practice_page(parent, missions=missions, themes=themes, **given)


def joined(page: PracticePage, target: PracticePage, relation: str) -> Lineage:
    return Lineage.objects.create(page=page, target=target.practice, relation=relation)


@sync.collected()
def translated(page: PracticePage, language: str = "es", *, live: bool = True, **fields: Any) -> PracticePage:
    """The page in another language, below nodes of the tree that show its city."""
    made: PracticePage = page.copy_for_translation(locale(language), copy_parents=True, alias=False)
    for name, value in fields.items():
        setattr(made, name, value)
    made.live = live
    made.save()
    return PracticePage.objects.get(pk=made.pk)
