"""Going back to an earlier state of a record never changes what the record is."""

from __future__ import annotations

import pytest

from cities.models import City, CityRole
from tests.factories.cities import CityFactory, CityPageFactory, CityRoleFactory, publish

pytestmark = pytest.mark.django_db


def test_an_old_revision_brings_back_words_and_keeps_the_identity() -> None:
    city = CityFactory.create(name="Before")
    revision = city.save_revision()
    page = publish(CityPageFactory.create(city=city, title="Town"))
    city = City.objects.get(pk=city.pk)
    city.name = "After"
    city.save()

    restored = city.with_content_json(revision.content)

    assert restored.name == "Before"
    assert restored.translation_key == city.translation_key == page.translation_key
    assert restored.source_locale_id == page.locale_id


def test_a_record_without_parts_keeps_its_history_too() -> None:
    role = CityRoleFactory.create(note="Before")
    role.save_revision()
    role.note = "After"
    role.save()

    restored = CityRole.objects.get(pk=role.pk).latest_revision.as_object()

    assert (restored.pk, restored.note) == (role.pk, "Before")
