"""Records are chosen from a list that is searched by the same fields as the list in the menu."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import SnippetChooserViewSet


class WordsForm(BaseFilterForm):
    """Every word has to stand in one of the fields; each record is found once."""

    search_fields: Sequence[str] = ()
    is_searching = False

    q = forms.CharField(
        label=_("Search term"), required=False, widget=forms.TextInput(attrs={"placeholder": _("Search")})
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        found: QuerySet = super().filter(objects)
        self.search_query = self.cleaned_data.get("q", "")
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split():
            anywhere = [(f"{field}__icontains", word) for field in self.search_fields]
            found = found.filter(Q(*anywhere, _connector=Q.OR))
        return found.distinct()


class RecordChooser(SnippetChooserViewSet):
    search_fields: Sequence[str] = ()
    ordering: Sequence[str] | None = None

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        form = type("FilterForm", (WordsForm,), {"search_fields": self.search_fields})
        told = {"filter_form_class": form, "ordering": self.ordering}
        common: dict[str, Any] = super().get_common_view_kwargs(**told, **kwargs)
        return common
