"""The form behind the editor of a practice: drafts save half filled, what others read does not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cities.models import CityPage, FocalPoint
from practices import permissions
from practices.completeness import Stub, missing
from practices.models import Practice
from practices.texts import says_something

PUBLISHING = ("action-publish", "action-workflow-action")
REJECTING = "reject"


class PeopleField(forms.ModelChoiceField):
    """Contacts by name: whoever works on the city's practices may know who answers for them."""

    def label_from_instance(self, obj: Any) -> str:
        return ", ".join(filter(None, (obj.name, obj.office)))


class PracticeForm(WagtailAdminPageForm):
    """`focal_point` and `compiled` stand on the record: they are private, or no translation has its own."""

    focal_point = PeopleField(
        FocalPoint.objects.none(),
        required=False,
        label=_("Who can answer"),
        help_text=_("Private: a visitor’s question is forwarded, the address is never shown."),
    )
    compiled = forms.BooleanField(
        required=False,
        label=_("Compiled from public sources"),
        help_text=_("By others than the city: it then needs nobody who answers, and says so on the page."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        record = self.instance.practice
        if "focal_point" in self.fields:
            self.fields["focal_point"].queryset = self._people()
            self.initial["focal_point"] = record.focal_point_id if record else None
        if "compiled" in self.fields:
            self.initial["compiled"] = bool(record and record.compiled)

    def _people(self) -> Any:
        parent = self.parent_page.specific if self.parent_page else None
        city = parent.city_id if isinstance(parent, CityPage) else None
        return FocalPoint.objects.filter(city=city)

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.is_deferred_validation or self._is_returned():
            return cleaned
        for name, message in missing(self._stub(cleaned)).items():
            self.add_error(name if name in self.fields else None, message)
        if self._is_published() and self.instance.pk and not cleaned.get("compiled"):
            answer = permissions.can_approve(self.instance, self.for_user)
            if not answer:
                self.add_error(None, answer.reason)
        return cleaned

    def _is_returned(self) -> bool:
        """An editor who returns a text with a comment need not complete it first."""
        return self.data.get("workflow-action-name") == REJECTING

    def _is_published(self) -> bool:
        return any(name in self.data for name in PUBLISHING)

    def _stub(self, cleaned: dict[str, Any]) -> Stub:
        record = self.instance.practice
        rows = {name: self._rows(name) for name in ("mission_links", "key_figures")}
        return Stub(
            title=bool(cleaned.get("title")),
            summary=bool(cleaned.get("summary")),
            mission=any(row.get("mission") for row in rows["mission_links"]),
            told=bool(
                says_something(cleaned.get("what_was_done") or "") or cleaned.get("source_url") or cleaned.get("file")
            ),
            can_answer=bool(cleaned.get("focal_point")),
            compiled=bool(cleaned.get("compiled") if "compiled" in self.fields else record and record.compiled),
            figures_sourced=all(
                all(row.get(name) for name in ("value", "unit", "year", "source_url")) for row in rows["key_figures"]
            ),
        )

    def _rows(self, name: str) -> list[dict[str, Any]]:
        """The rows that stay; one with faults of its own says so itself."""
        if name not in self.formsets:
            return []
        bound = self.formsets[name].forms
        kept = [getattr(form, "cleaned_data", {}) for form in bound if form.is_valid()]
        return [row for row in kept if row and not row.get("DELETE")]

    def save(self, commit: bool = True) -> Any:
        """What stands on the record is saved with it, also when the page keeps its live text."""
        page = super().save(commit)
        chosen = {name: self.cleaned_data[name] for name in ("focal_point", "compiled") if name in self.cleaned_data}
        if page.practice_id:
            Practice.objects.filter(pk=page.practice_id).update(**chosen)
            for name, value in chosen.items():
                setattr(page.practice, name, value)
        else:
            page.record_values = chosen
        return page
