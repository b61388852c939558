"""Two orders of search results in the admin, side by side, each hit with why it stands there."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.permission_policies import ModelPermissionPolicy

from network.base import formats
from search import engines
from search.analysis import clean
from search.explaining.comparing import Comparison
from search.explaining.telling import with_explanations
from search.models import SearchDocument
from search.query import Query
from search.results import Results, find

PATH = "search/"  # of the list that holds entries of all kinds
ENGINES = {
    "elasticsearch": _("Elasticsearch, the search server"),
    "postgresql": _("PostgreSQL, the database"),
    "sqlite": _("SQLite, the database"),
}


class OrdersForm(forms.Form):
    """What is left blank on the other side is as on the first."""

    words = forms.CharField(label=_("Words"), max_length=500)
    language = forms.ChoiceField(label=_("Language of the site"))
    engine = forms.ChoiceField(label=_("Engine"), required=False)
    other_words = forms.CharField(label=_("Other words"), max_length=500, required=False)
    other_language = forms.ChoiceField(label=_("Other language"), required=False)
    other_engine = forms.ChoiceField(label=_("Other engine"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        same = [("", _("The same"))]
        names = [(name, ENGINES.get(name, name)) for name in engines.offered()]
        self._choices("language", formats.site_languages())
        self._choices("other_language", [*same, *formats.site_languages()])
        if len(names) > 1:
            self._choices("engine", names)
            self._choices("other_engine", [*same, *names])
        else:
            del self.fields["engine"], self.fields["other_engine"]

    def _choices(self, name: str, choices: Any) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def side(self, prefix: str = "") -> Results:
        """The first page of what is asked on a side."""
        asked = {
            name: self.cleaned_data.get(f"{prefix}{name}") or self.cleaned_data.get(name, "")
            for name in ("words", "language", "engine")
        }
        engine = engines.offered().get(asked["engine"], engines.current())
        query = Query(asked["language"], PATH, q=clean(asked["words"]))
        found = find(query, facets=False, engine=engine)
        return with_explanations(found, reader=get_language() or settings.LANGUAGE_CODE, engine=engine)


class Orders(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    permission_policy = ModelPermissionPolicy(SearchDocument)
    permission_required = "view"
    page_title = _("Compare searches")
    header_icon = "search"
    template_name = "search/admin/orders.html"
    index_url_name = "compare_searches"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": reverse_lazy(self.index_url_name), "label": self.page_title}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        given = self.request.GET
        form = OrdersForm(given) if given else OrdersForm(initial={"language": settings.LANGUAGE_CODE})
        comparison = Comparison(form.side(), form.side("other_")) if given and form.is_valid() else None
        return super().get_context_data(form=form, comparison=comparison, **kwargs)
