"""Addresses below the language. Apps add the lists of their own kinds with `list_patterns`."""

from __future__ import annotations

from django.urls import URLPattern, path

from search import views

FORMS = ("json", "csv", "atom")


def list_patterns(name: str, kind: str = "") -> list[URLPattern]:
    """`practices/` as a page, and `practices.json`, `.csv`, `.atom` with the same query string."""
    told = {"path": f"{name}/", "kind": kind}
    return [path(f"{name}/", views.finder, told, name=f"{name}-finder"), *data_patterns(name, kind)]


def data_patterns(name: str, kind: str = "", filters: dict[str, tuple[str, ...]] | None = None) -> list[URLPattern]:
    """Only the data, for a list whose page an app shows itself; `filters` hold unless the address says otherwise."""
    told = {"path": f"{name}/", "kind": kind, "filters": filters}
    return [path(f"{name}.{form}", views.data, {**told, "form": form}, name=f"{name}-{form}") for form in FORMS]


urlpatterns = [
    *list_patterns("search"),
    path("suggest.json", views.suggest, name="suggest"),
]
