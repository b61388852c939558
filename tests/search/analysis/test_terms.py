from __future__ import annotations

import pytest
from django.db.models.signals import post_delete, post_save

from search.analysis import Term, register_terms, terms
from search.analysis.versions import version
from search.models import FacetValue, SearchDocument


def test_a_source_is_registered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "_sources", [])

    def source() -> list[Term]:
        return [Term("open data", "en", "theme/open-data")]

    register_terms(source)

    assert [term.text for term in terms.all_terms()] == ["open data"]
    with pytest.raises(ValueError, match="registered already"):
        register_terms(source)


@pytest.mark.django_db
def test_a_change_of_a_sources_rows_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terms, "_sources", [])
    register_terms(list, FacetValue)
    document = SearchDocument.objects.create(kind="thing", number=1, language="en", version=1)
    before = version()

    FacetValue.objects.create(document=document, field="theme", value="open-data")

    assert version() != before
    post_save.disconnect(sender=FacetValue, dispatch_uid="search.terms_changed")
    post_delete.disconnect(sender=FacetValue, dispatch_uid="search.terms_changed")
