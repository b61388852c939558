from __future__ import annotations

import pytest

from practices.contents import contents_of
from practices.models import PracticePage
from tests.factories.cities import CityPageFactory
from tests.factories.practices import practice_page, theme, told_in_full

pytestmark = pytest.mark.django_db


def test_stored_and_remembered_contents_are_the_same() -> None:
    page = told_in_full(size=2, partners=[CityPageFactory().city, CityPageFactory(live=False).city])
    page.themes.add(theme("another"))
    page.save()
    page.save_revision()

    stored = contents_of(PracticePage.objects.get(pk=page.pk))
    remembered = contents_of(page.get_latest_revision_as_object(), from_memory=True)

    assert {name: sorted(codes) for name, codes in stored.concepts.items()} == {
        name: sorted(codes) for name, codes in remembered.concepts.items()
    }
    assert stored.missions == remembered.missions == ["mission-0", "mission-1"]
    assert [partner.url_path != "" for partner in stored.partners] == [True, False]
    assert [partner.url_path for partner in stored.partners] == [partner.url_path for partner in remembered.partners]
    for part in ("figures", "evidence", "prerequisites", "blocks", "links"):
        assert getattr(stored, part) == getattr(remembered, part)
        assert len(getattr(stored, part)) == 2


def test_half_filled_rows_are_left_out_and_deprecated_codes_succeed() -> None:
    old = theme("old")
    old.replaced_by = theme("new")
    old.save()
    page = practice_page(themes=["old"])
    page.key_figures.create(value="12", unit="", sort_order=0)
    page.evidence.create(statement="no kind", sort_order=0)
    page.save()

    found = contents_of(PracticePage.objects.get(pk=page.pk))

    assert found.figures == []
    assert found.evidence == []
    assert found.concepts["themes"] == ["new"]
