"""What is private stays so: a word planted in every private column is in nothing that the public can get."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client

from cities.models import Membership
from practices.models import PracticePage
from search import sync
from tests.factories.answers import ConsultationAnswerFactory, MessageFactory, RegistrationFactory
from tests.factories.cities import CityFactory, MembershipFactory, StewardFactory, UserFactory
from tests.factories.directory import Directory, directory
from tests.factories.practices import practice_page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

CANARY = "Kanarienvogel"
PRIVATE = {
    "cities.City.editor_note",
    "cities.Organisation.editor_note",
    "cities.Project.editor_note",
    "practices.Practice.editor_note",
    "cities.FocalPoint.name",
    "cities.FocalPoint.office",
    "cities.FocalPoint.languages",
    "base.User.first_name",
    "base.User.last_name",
    "coalition.Message.text",
    "coalition.Message.name",
    "coalition.Message.city",
    "coalition.Message.role",
    "coalition.Event.editor_note",
    "coalition.Milestone.editor_note",
    "coalition.Publication.editor_note",
    "coalition.Registration.name",
    "coalition.Registration.affiliation",
    "coalition.Registration.access_needs",
    "coalition.ConsultationAnswer.text",
}
ADDRESSES = {
    "cities.FocalPoint.email",
    "base.User.email",
    "coalition.Message.email",
    "coalition.Registration.email",
    "coalition.ConsultationAnswer.email",
}


def hide() -> Directory:
    """A directory with the word in all that is private: columns, drafts, states that are nobody's business."""
    made = directory()
    StewardFactory.create(city=made.city.city, user=UserFactory.create(is_staff=True))
    practice_page(made.city, title=f"{CANARY} draft", slug=f"{CANARY.lower()}-draft", live=False).save_revision()
    made.practice.title = f"{CANARY} of a draft"
    made.practice.save_revision()
    MembershipFactory.create(city=CityFactory.create(name=f"{CANARY} without a page"), status="candidate")
    MessageFactory.create()
    RegistrationFactory.create()
    ConsultationAnswerFactory.create()
    for name in PRIVATE | ADDRESSES:
        label, _dot, column = name.rpartition(".")
        model = apps.get_model(label)
        for number, row in enumerate(model._default_manager.all()):
            value = f"{CANARY}-{number}@example.org" if name in ADDRESSES else f"{CANARY} {number}"
            model._default_manager.filter(pk=row.pk).update(**{column: value})
        assert model._default_manager.filter(**{f"{column}__contains": CANARY}).exists(), name
    sync.rebuild()
    return made


def links_from(client: Client, starts: list[str]) -> Iterator[tuple[str, str]]:
    """Address and content of everything that can be reached on the site."""
    waiting, seen = list(starts), set(starts)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        content = response.getvalue().decode() if response.status_code == 200 else ""
        yield address, content
        for link in re.findall(r'href="(/[^"#]*)"', content):
            link = link.replace("&amp;", "&")
            if link not in seen and len(seen) < 400 and not link.startswith(("/static/", "/admin/")):
                seen.add(link)
                waiting.append(link)


@pytest.mark.once
def test_nothing_public_holds_a_private_word(client: Client) -> None:
    made = hide()
    pages = dict(links_from(client, [*made.addresses.values(), *made.data, f"/en/search/?q={CANARY}"]))

    asked = {address for address in pages if CANARY in address}  # their pages repeat what was asked
    telling = {address for address, content in pages.items() if CANARY.lower() in content.lower()}
    assert telling - asked == set()
    assert len(pages) > 60
    assert any(made.city.title in content for content in pages.values())


def test_the_search_has_no_private_word_in_any_of_its_tables() -> None:
    made = hide()
    holding = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if not table.startswith("search_"):
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = [repr(row).lower() for row in cursor.fetchall()]
            holding[table] = {word for word in (CANARY, made.city.title) if any(word.lower() in row for row in rows)}

    assert set().union(*holding.values()) == {made.city.title}


@pytest.mark.once
def test_a_word_in_a_public_column_is_found(client: Client) -> None:
    """The sibling: the same look finds what may be seen."""
    made = directory()
    PracticePage.objects.filter(pk=made.practice.pk).update(problem=f"<p>{CANARY}</p>")
    Membership.objects.filter(city=made.city.city).update(evidence_note=f"{CANARY} says so.")
    sync.rebuild()

    assert CANARY in client.get(made.addresses["practice"]).content.decode()
    assert client.get(f"/en/practices.json?q={CANARY}").json()["total"] == 1


def test_every_column_that_is_called_private_is_planted() -> None:
    """A column says so in its help text; people and notes of editors need no saying."""
    private = {
        f"{model._meta.label}.{field.name}"
        for label in ("base", "cities", "practices", "coalition")
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.CharField | models.TextField)
        and (field.name == "editor_note" or "private" in str(field.help_text).lower())
    }

    assert private <= PRIVATE | ADDRESSES
