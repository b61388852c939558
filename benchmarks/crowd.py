"""Practices by the thousand beside those of the seed: `python -m benchmarks.crowd 10000`, in the environment of a site.

Real pages, written by the table: each record in one or two of four languages, with concepts of every facet. Pages of
all languages stand below the city's English page, which is all that a search reads of the tree.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any
from uuid import UUID

import django

if __name__ == "__main__":
    django.setup()

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Locale, Page

from benchmarks.words import LANGUAGES, planted, text
from cities.models import CityPage
from network.base.models import Concept, Mission, Scheme
from practices.models import MissionLink, Practice, PracticePage
from practices.states import State

BATCH = 500
CHOICES = {"stage": Scheme.STAGE, "outcome": Scheme.OUTCOME, "practice_type": Scheme.PRACTICE_TYPE}
SLUG = "crowd-{}"


@dataclass(frozen=True)
class Ground:
    """What the pages refer to."""

    cities: Sequence[CityPage]
    locales: dict[str, Locale]
    missions: Sequence[int]
    themes: Sequence[int]
    choices: dict[str, Sequence[int]]
    kind: ContentType

    @classmethod
    def found(cls) -> Ground:
        def concepts(scheme: str) -> list[int]:
            return list(
                Concept.objects.filter(scheme=scheme, replaced_by=None).order_by("code").values_list("pk", flat=True)
            )

        return cls(
            cities=list(CityPage.objects.live().order_by("slug")),
            locales={locale.language_code: locale for locale in Locale.objects.filter(language_code__in=LANGUAGES)},
            missions=list(Mission.objects.order_by("code").values_list("pk", flat=True)),
            themes=concepts(Scheme.THEME),
            choices={name: concepts(scheme) for name, scheme in CHOICES.items()},
            kind=ContentType.objects.get_for_model(PracticePage),
        )


def grow(size: int) -> None:
    """As many records as asked for; those that are there stay."""
    ground = Ground.found()
    there = Practice.objects.filter(translation_key__in=map(key, range(size))).count()
    for start in range(there, size, BATCH):
        add(range(start, min(start + BATCH, size)), ground)


def key(number: int) -> UUID:
    return UUID(int=(0xC0 << 120) + number)


@transaction.atomic
def add(numbers: range, ground: Ground) -> None:
    source: dict[int, str] = {}
    told: list[tuple[int, str]] = []
    for number in numbers:
        chance = Random(number)
        languages = chance.sample(LANGUAGES, k=chance.choice([1, 1, 1, 2]))
        source[number] = languages[0]
        told += [(number, language) for language in languages]
    records = Practice.objects.bulk_create(
        [
            Practice(translation_key=key(number), source_locale=ground.locales[language], state=State.PUBLISHED)
            for number, language in source.items()
        ]
    )
    practice = dict(zip(source, records, strict=True))
    nodes = list(_nodes(told, ground))
    Page.objects.bulk_create(nodes)
    pages = [
        _page(node, number, practice[number], ground) for node, (number, _language) in zip(nodes, told, strict=True)
    ]
    fields: Any = PracticePage._meta.local_concrete_fields
    QuerySet(PracticePage)._batched_insert(pages, fields, batch_size=100)  # type: ignore[attr-defined]
    first = [page for page, (number, language) in zip(pages, told, strict=True) if source[number] == language]
    _connect(first, ground)


def _nodes(told: Sequence[tuple[int, str]], ground: Ground) -> Iterator[Page]:
    """Nodes of the tree, the next ones of their cities."""
    now = timezone.now()
    parents = {page.pk: page for page in CityPage.objects.filter(pk__in=[city.pk for city in ground.cities])}
    last = {pk: _last_step(page) for pk, page in parents.items()}
    added: Counter[int] = Counter()
    for number, language in told:
        chance = Random(number)
        city = parents[chance.choice(ground.cities).pk]
        last[city.pk] += 1
        title = f"{text(Random(f'{number} {language}'), language, 6).capitalize()[:66]} {planted(number)}".strip()
        slug = SLUG.format(f"{number}-{language}")
        yield Page(
            path=Page._get_path(city.path, city.depth + 1, last[city.pk]),
            depth=city.depth + 1,
            title=title,
            draft_title=title,
            slug=slug,
            url_path=f"{city.url_path}{slug}/",
            content_type=ground.kind,
            locale=ground.locales[language],
            translation_key=key(number),
            live=True,
            first_published_at=now,
            last_published_at=now,
            latest_revision_created_at=now,
        )
        added[city.pk] += 1
    for pk, count in added.items():
        Page.objects.filter(pk=pk).update(numchild=F("numchild") + count)


def _last_step(page: CityPage) -> int:
    child = page.get_last_child()
    return Page._str2int(child.path[-Page.steplen :]) if child else 0


def _page(node: Page, number: int, record: Practice, ground: Ground) -> PracticePage:
    language = node.locale.language_code
    words = Random(f"{number} {language} texts")
    chance = Random(f"{number} choices")
    chosen = {f"{name}_id": chance.choice(values) for name, values in ground.choices.items()}
    year = chance.choice([None, *range(2012, 2027)])
    page = PracticePage(
        page_ptr_id=node.pk,
        practice=record,
        summary=text(words, language, 14)[:200],
        problem=f"<p>{text(words, language, 20)}</p>",
        what_was_done=f"<p>{text(words, language, 30)}</p>",
        results=f"<p>{text(words, language, 10)}</p>",
        lessons=f"<p>{text(words, language, 10)}</p>",
        year_started=year,
        **chosen,
    )
    page.pk = node.pk
    return page


def _connect(pages: Sequence[PracticePage], ground: Ground) -> None:
    themes: Any = PracticePage._meta.get_field("themes").remote_field.through
    missions, about = [], []
    for page in pages:
        chance = Random(f"{page.practice_id} facets")
        for place, mission in enumerate(chance.sample(ground.missions, k=chance.choice([1, 1, 2, 3]))):
            missions.append(MissionLink(page_id=page.pk, mission_id=mission, sort_order=place))
        about += [(page.pk, theme) for theme in chance.sample(ground.themes, k=chance.randrange(1, 5))]
    MissionLink.objects.bulk_create(missions)
    theme = PracticePage._meta.get_field("themes").m2m_reverse_field_name()
    themes.objects.bulk_create([themes(practicepage_id=page, **{f"{theme}_id": each}) for page, each in about])


if __name__ == "__main__":
    grow(int(sys.argv[1]))
