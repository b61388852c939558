"""What the search knows of missions: one document for each language in which one is told, in a few queries."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from wagtail.rich_text import get_text_for_indexing

from cities.coordinators import mission_leads
from network.base import vocabulary
from network.base.addresses import path_below_root
from network.base.models import ConceptLabel, Scheme
from network.coalition.models import Milestone, MissionPage
from search.registry import Document, Text

KIND = "mission"


def mission_documents(numbers: Collection[int]) -> Iterator[Document]:
    """The number of a mission is that of its concept."""
    pages = list(
        MissionPage.objects.told()
        .filter(mission__in=numbers)
        .select_related("mission", "locale")
        .prefetch_related("themes__replaced_by", "principles")
        .order_by("mission", "pk")
    )
    sources = sources_of(pages)
    labels: dict[int, list[str]] = {}
    for concept, text in ConceptLabel.objects.filter(concept__in=numbers).order_by("pk").values_list("concept", "text"):
        labels.setdefault(concept, []).append(text)
    milestones: dict[int, list[str]] = {}
    for mission, title in Milestone.objects.filter(mission__in=numbers).values_list("mission", "title"):
        milestones.setdefault(mission, []).append(title)
    leads = mission_leads({page.mission.code for page in pages})
    above = vocabulary.broader(Scheme.THEME)
    for page in pages:
        facts, code = sources[page.mission_id], page.mission.code
        # Sorted: a document changes with what it says, not with the order in which a database answers.
        themes = sorted({(each.replaced_by or each).code for each in facts.themes.all()})
        cities = [role.city for role in leads.get(code, ())]
        texts = [get_text_for_indexing(page.why).strip(), *milestones.get(page.mission_id, ())]
        called = tuple(dict.fromkeys([*page.other_titles, *labels.get(page.mission_id, ())]))
        yield Document(
            kind=KIND,
            number=page.mission_id,
            language=page.locale.language_code,
            url_path=path_below_root(page.url_path),
            slug=page.slug,
            title=page.title,
            summary=page.summary,
            texts=tuple(Text("rest", text) for text in texts if text),
            called=called,
            names=called,
            concepts={
                Scheme.MISSION.value: (code,),
                Scheme.THEME.value: tuple(themes),
                Scheme.PRINCIPLE.value: tuple(sorted(each.code for each in facts.principles.all())),
            },
            facets={
                "mission": (code,),
                "theme": tuple(vocabulary.with_broader(themes, above)),
                "city": tuple(city.slug for city in cities),
            },
            cities=tuple(city.slug for city in cities),
            missions=(code,),
            data={"leads": [city.slug for city in cities], "order": page.mission.order},
            is_source=page.pk == facts.pk,
        )


def sources_of(pages: Collection[MissionPage]) -> dict[int, MissionPage]:
    """The page from which the facts of each mission are read: the English one, else the oldest."""
    found: dict[int, MissionPage] = {}
    for page in sorted(pages, key=lambda each: (each.locale.language_code != "en", each.pk)):
        found.setdefault(page.mission_id, page)
    return found
