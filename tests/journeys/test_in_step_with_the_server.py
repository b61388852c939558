"""Every kind of change reaches every document that it touches, and no other is written again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from wagtail.models import Page

from cities.models import City, CityPage, Membership, MembershipStatus
from network.base import outbox
from network.base.models import ConceptLabel, OutboxRow, Scheme
from practices.models import PracticePage
from search import health
from search.engines.elasticsearch import index, rebuilding
from search.engines.elasticsearch.server import patient
from search.models import SearchDocument
from tests.factories.cities import CityPageFactory, concept, publish
from tests.factories.practices import practice_page, translated

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db, pytest.mark.usefixtures("server")]


class Stage:
    """Two cities, each with a practice; nothing waits, and the server holds what the database holds."""

    def __init__(self) -> None:
        self.page = publish(practice_page(title="Register of algorithms", missions=["ethical-use"]))
        self.other = publish(practice_page(title="Counting bicycles", missions=["empower"]))
        rebuilding.rebuild()
        OutboxRow.objects.all().delete()

    @property
    def lead(self) -> CityPage:
        page: CityPage = self.page.get_parent().specific
        return page

    @property
    def city(self) -> City:
        city = self.lead.city
        assert city is not None
        return city


@pytest.fixture
def stage(db: None) -> Stage:
    return Stage()


def versions() -> dict[int, int]:
    return {each.document: each.version for each in index.held(index.answering())}


def written() -> dict[int, int]:
    """How often the server was told each document."""
    hits = patient().search(index=index.answering(), size=1000, seq_no_primary_term=True)["hits"]["hits"]
    return {int(hit["_id"]): int(hit["_seq_no"]) for hit in hits}


def publishes(stage: Stage) -> None:
    publish(practice_page(stage.lead, title="A new one"))


def publishes_a_new_text(stage: Stage) -> None:
    stage.page.title = "Register of models"
    publish(stage.page)


def unpublishes(stage: Stage) -> None:
    stage.page.unpublish()


def deletes(stage: Stage) -> None:
    Page.objects.get(pk=stage.page.pk).delete()


def moves(stage: Stage) -> None:
    Page.objects.get(pk=stage.page.pk).move(publish(CityPageFactory()), pos="last-child")


def gives_another_slug(stage: Stage) -> None:
    stage.page.slug = "another"
    publish(stage.page)


def translates(stage: Stage) -> None:
    publish(translated(stage.page, title="Registro de algoritmos", slug=stage.page.slug))


def labels_a_concept(stage: Stage) -> None:
    mission = concept(Scheme.MISSION, "ethical-use")
    ConceptLabel.objects.create(concept=mission, language="fr", kind="pref", text="Usage éthique")


def renames_the_city(stage: Stage) -> None:
    stage.city.name = "Another Town"
    stage.city.save()


def ends_the_membership(stage: Stage) -> None:
    for membership in Membership.objects.filter(city=stage.city):
        membership.status = MembershipStatus.FORMER
        membership.save()


CHANGES = [
    publishes,
    publishes_a_new_text,
    unpublishes,
    deletes,
    moves,
    gives_another_slug,
    translates,
    labels_a_concept,
    renames_the_city,
    ends_the_membership,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_reaches_what_it_touches_and_nothing_else(stage: Stage, change: Callable[[Stage], None]) -> None:
    before, told_before = versions(), written()

    change(stage)
    outbox.deliver_all()

    assert list(health.differences()) == []
    after = versions()
    assert after == dict(SearchDocument.objects.values_list("id", "version"))
    assert after != before
    same = {document for document, version in after.items() if before.get(document) == version}
    assert {document: place for document, place in written().items() if document in same} == {
        document: place for document, place in told_before.items() if document in same
    }
    others = SearchDocument.objects.get(kind="practice", number=stage.other.practice_id)
    assert others.pk in same


def test_a_draft_reaches_nobody(stage: Stage) -> None:
    before = written()
    stage.page.title = "Secret words"
    stage.page.save_revision()
    PracticePage.objects.get(pk=stage.page.pk).save()
    outbox.deliver_all()

    assert written() == before
    hits = patient().search(index=index.answering(), q="Secret")["hits"]["hits"]
    assert hits == []
