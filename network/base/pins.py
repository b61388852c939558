"""Pinned results in the admin: which entry stands first for which words, in which language, from when to when."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from network.base import formats
from search import pins
from search.answers import cell
from search.models import Pin, PinState
from search.pins import Record

PREFILLED = ("words", "language", "entry")  # of an empty form, by its address


class PinForm(WagtailAdminModelForm):
    entry = forms.CharField(
        label=_("Entry"),
        max_length=1000,
        help_text=_(
            "The address of a practice, a city or whatever else search finds: open it on the site and copy the address."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = self.fields["language"]
        language.choices = [language.choices[0], *formats.site_languages()]
        if self.instance.number:
            self.initial["entry"] = f"{settings.SITE_URL}/id/{self.instance.kind}/{self.instance.number}"

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if not pins.same_words(words):
            raise forms.ValidationError(_("Write at least one word."))
        return words

    def clean_entry(self) -> Record:
        """An entry that is not public at the moment may stay, as long as nobody chooses another one."""
        held = Record(self.instance.kind, self.instance.number) if self.instance.number else None
        if held and "entry" not in self.changed_data:
            return held
        found = pins.entry_at(self.cleaned_data["entry"])
        if found is None:
            raise forms.ValidationError(_("There is no public entry at this address."))
        return found

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if entry := cleaned.get("entry"):
            self.instance.kind, self.instance.number = entry
            self._refuse_twice(cleaned)
        return cleaned

    def _refuse_twice(self, cleaned: Mapping[str, Any]) -> None:
        """The same pin may come back on other days, never beside itself."""
        first, last = cleaned.get("first_day"), cleaned.get("last_day")
        if not first or "words" not in cleaned:
            return
        key, language = pins.same_words(cleaned["words"]), cleaned.get("language", "")
        same = Pin.objects.filter(key=key, language=language, kind=self.instance.kind, number=self.instance.number)
        beside = same.exclude(pk=self.instance.pk).exclude(last_day__lt=first)
        if (beside.exclude(first_day__gt=last) if last else beside).exists():
            text = _(
                "This entry is pinned to these words on the same days already. Choose other days, or change that pin."
            )
            self.add_error("entry", forms.ValidationError(text, code="unique"))


class PinFilters(WagtailFilterSet):
    language = django_filters.ChoiceFilter(choices=formats.site_languages, label=_("Language"))
    state = django_filters.ChoiceFilter(choices=PinState.choices, method="filter_state", label=_("State"))

    class Meta:
        model = Pin
        fields = ["language", "kind"]

    def filter_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        over = Q(last_day__lt=today)
        states = {
            PinState.COMING: Q(first_day__gt=today),
            PinState.RUNNING: Q(first_day__lte=today) & ~over,
            PinState.OVER: over,
        }
        return queryset.filter(states[PinState(value)])


class PinList(IndexView):
    """Names the entries of all its rows by one query; no cell of its table is a formula."""

    custom_field_preprocess = {name: {"csv": cell} for name in ("words", "note")}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        rows = list(context["object_list"])
        names = pins.titles({Record(row.kind, row.number) for row in rows})
        for row in rows:
            row.entry = names.get(Record(row.kind, row.number)) or gettext("not public any more")
        return context


class PinCreation(CreateView):
    """The report of what visitors search for leads here with the words."""

    def get_form_kwargs(self) -> dict[str, Any]:
        told: dict[str, Any] = super().get_form_kwargs()
        given: Mapping[str, str] = self.request.GET
        told["initial"] = {**told.get("initial", {}), **{name: given[name] for name in PREFILLED if name in given}}
        return told


def in_which(pin: Pin) -> str:
    spoken = get_language() or settings.LANGUAGE_CODE
    return formats.language_name(pin.language, spoken) if pin.language else gettext("every language")


class PinViewSet(ModelViewSet):
    model, icon, menu_label = Pin, "pick", _("Pinned results")
    add_to_admin_menu = True
    menu_order = 405
    copy_view_enabled = False
    list_per_page = 50
    search_backend_name = None
    index_view_class, add_view_class = PinList, PinCreation
    list_display = [
        "words",
        Column("language", label=_("Language"), accessor=in_which, sort_key="language"),
        Column("entry", label=_("Entry")),
        Column("state_label", label=_("State")),
        Column("first_day", label=_("First day"), sort_key="first_day"),
        Column("last_day", label=_("Last day"), sort_key="last_day"),
        "order",
    ]
    list_export = ["words", "language", "kind", "number", "first_day", "last_day", "order", "note"]
    filterset_class = PinFilters
    search_fields = ["words", "key", "note"]
    ordering = ["-first_day", "key", "order"]
    edit_handler = ObjectList(
        [
            HelpPanel(
                _(
                    "Whoever searches for just these words finds the entry first, marked as the editors’ choice. It is "
                    "not shown while it is not public, nor where visitors chose filters that it does not fit."
                )
            ),
            FieldRowPanel([FieldPanel("words"), FieldPanel("language")]),
            FieldPanel("entry"),
            FieldRowPanel([FieldPanel("first_day"), FieldPanel("last_day"), FieldPanel("order")]),
            FieldPanel("note"),
        ],
        base_form_class=PinForm,
    )
