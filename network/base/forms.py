"""Vocabularies in forms: how people keep them, and how they choose from them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, ManyToManyField, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.forms.models import register_form_field_override

from network.base.models import Concept, LabelKind, Scheme
from network.base.models.vocabulary import FIELD, InScheme

RELATIONS = ("broader", "replaced_by")
# A concept stands below one of its own vocabulary; an entry of the glossary belongs to a theme.
ABOVE = {Scheme.GLOSSARY.value: (Scheme.THEME,), Scheme.EVERYDAY.value: FIELD}
# What makes a row another one than those beside it.
ROWS = {"labels": ("language", "kind", "text"), "relations": ("other",)}
# Nobody is shown these by a name; what visitors are shown is named in English where their language has no name.
NAMED_IN_ANY = (Scheme.GLOSSARY, Scheme.EVERYDAY)
# Vocabularies with a list of their own in the admin; the others share one.
TYPED = {
    Scheme.MISSION,
    Scheme.PRINCIPLE,
    Scheme.THEME,
    Scheme.PRACTICE_TYPE,
    Scheme.TARGET_GROUP,
    Scheme.TECHNOLOGY,
    Scheme.BUILDING_BLOCK,
    Scheme.GLOSSARY,
}


def schemes_of(model: type[Concept]) -> list[str]:
    """The vocabularies that are kept in the list of this model."""
    return [*getattr(model, "schemes", ())] or [scheme for scheme in Scheme if scheme not in TYPED]


def model_of(scheme: str) -> type[Concept]:
    """The model whose list keeps a vocabulary."""
    typed = (model for model in InScheme.__subclasses__() if issubclass(model, Concept))
    return next((model for model in typed if scheme in model.schemes), Concept)


def related(name: str, scheme: str) -> tuple[str, ...]:
    """The vocabularies of what a concept is related to by one of these fields."""
    return ABOVE.get(scheme, (scheme,)) if name == "broader" else (scheme,)


def lacks_name(scheme: str, languages: Collection[str]) -> str:
    """What is wrong with an entry that has preferred terms in these languages; nothing when it has a name."""
    if scheme in NAMED_IN_ANY:
        return "" if languages else gettext("The entry needs a preferred term in at least one language.")
    if settings.LANGUAGE_CODE in languages:
        return ""
    return gettext("The entry needs a preferred term in English. Pages show it where a language has none.")


class ConceptForm(WagtailAdminModelForm):
    """Codes are permanent: others refer to them, so they are chosen once and never changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        schemes = schemes_of(self._meta.model)
        is_new = self.instance.pk is None
        if is_new and len(schemes) == 1:
            self.instance.scheme = schemes[0]
        if "scheme" in self.fields:
            self.fields["scheme"].choices = [choice for choice in Scheme.choices if choice[0] in schemes]
        for name in {"scheme", "code"} & self.fields.keys():
            self.fields[name].disabled = not is_new
        for name in RELATIONS:
            wanted = [self.instance.scheme] if not is_new else schemes
            self.fields[name].queryset = self._candidates([each for scheme in wanted for each in related(name, scheme)])

    def _candidates(self, schemes: list[str]) -> Any:
        """Concepts that are in use, or chosen already, with what their names need."""
        chosen = [getattr(self.instance, f"{name}_id") for name in RELATIONS]
        found = Concept.objects.filter(Q(replaced_by=None) | Q(pk__in=chosen), scheme__in=schemes)
        return found.exclude(pk=self.instance.pk).order_by("scheme", "order", "code").prefetch_related("labels")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        scheme, code = cleaned.get("scheme") or self.instance.scheme, cleaned.get("code")
        for name in RELATIONS:
            other = cleaned.get(name)
            if other is not None and other.scheme not in related(name, scheme):
                self.add_error(name, ValidationError(_("Choose a concept of the same vocabulary."), code="scheme"))
        if code and Concept.objects.filter(scheme=scheme, code=code).exclude(pk=self.instance.pk).exists():
            self.add_error("code", ValidationError(_("This code is taken."), code="unique"))
        self._refuse_twice("labels", "text", lambda row: (row["language"], row["kind"], row["text"]))
        self._refuse_twice("labels", "kind", lambda row: row["kind"] == LabelKind.PREFERRED and row["language"])
        self._refuse_twice("relations", "other", lambda row: row["other"])
        self._refuse_nameless(scheme)
        return cleaned

    def _refuse_nameless(self, scheme: str) -> None:
        """Rows that somebody else has added since this form was opened count too."""
        if "labels" not in self.formsets or not all(row.is_valid() for row in self.formsets["labels"].forms):
            return
        told = [row.cleaned_data for row in self.formsets["labels"].forms]
        rows = [(each["language"], each["kind"]) for each in told if each and not each.get("DELETE")]
        rows += [(each.language, each.kind) for each in self._others("labels")]
        if reason := lacks_name(scheme, {language for language, kind in rows if kind == LabelKind.PREFERRED}):
            self.add_error(None, ValidationError(reason, code="name"))

    def _others(self, name: str) -> list[Any]:
        """The rows that the database has and the form does not show."""
        told = {row.instance.pk for row in self.formsets[name].forms}
        return [each for each in getattr(self.instance, name).all() if each.pk not in told]

    def _refuse_twice(self, name: str, field: str, key: Callable[[dict[str, Any]], object]) -> None:
        """What the database refuses among rows is told at the second of them. Without a key it may stand again.

        The first one may be a row that somebody else has added since this form was opened.
        """
        if name not in self.formsets:
            return
        forms = self.formsets[name].forms
        seen = {key({each: getattr(other, each) for each in ROWS[name]}) for other in self._others(name)}
        for row in forms:
            if not row.is_valid() or not row.cleaned_data or row.cleaned_data.get("DELETE"):
                continue
            found = key(row.cleaned_data)
            if found and found in seen:
                row.add_error(field, ValidationError(_("Another row says this already."), code="unique"))
            seen.add(found)


class LabelledChoices:
    """The names of all choices in one query, where each would ask for its own."""

    def _set_queryset(self, queryset: Any) -> None:
        super()._set_queryset(queryset.prefetch_related("labels"))  # type: ignore[misc]

    queryset = property(forms.ModelChoiceField._get_queryset, _set_queryset)  # type: ignore[attr-defined]


class ConceptField(LabelledChoices, forms.ModelChoiceField):
    pass


class ConceptsField(LabelledChoices, forms.ModelMultipleChoiceField):
    pass


def _choices_of(field: Any) -> dict[str, Any]:
    return {"form_class": ConceptsField} if issubclass(field.related_model, Concept) else {}


def register_choices(*models: type[Concept]) -> None:
    """Every form of the admin offers concepts in these fields from now on."""
    for model in models:
        register_form_field_override(ForeignKey, to=model, override={"form_class": ConceptField})
    register_form_field_override(ManyToManyField, override=_choices_of)
