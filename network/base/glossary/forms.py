"""An entry of the glossary with all its terms on one form. What is doubtful is told first, and saved when the editor
says so: nothing typed is lost, and nothing is forbidden.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel

from network.base import formats
from network.base.forms import ConceptForm
from network.base.glossary.effect import Effect, effect
from network.base.glossary.findings import Finding, findings
from search.analysis.terms import Term

# Those of the site's interface, and others in which the glossary has words.
LANGUAGES = ("en", "es", "pt-br", "pt", "fr", "de", "it", "nl")


def languages() -> list[tuple[str, str]]:
    return [(code, formats.language_name(code, settings.LANGUAGE_CODE)) for code in LANGUAGES]


class GlossaryForm(ConceptForm):
    """`confirmed` holds the token of the findings that were read; `preview` asks for the effect and saves nothing."""

    findings: Sequence[Finding] = ()
    effect: Effect | None = None
    token = ""

    def is_valid(self) -> bool:
        return bool(super().is_valid()) and not self._asks()

    def _asks(self) -> bool:
        before, after = list(self._terms_before()), list(self._terms_after())
        if "preview" not in self.data and before == after:
            return False
        related = [each.uri for each in (self.cleaned_data.get(name) for name in ("broader", "replaced_by")) if each]
        self.findings = findings(before, after, related)
        told = "\n".join(f"{each.term}\t{each.text}" for each in self.findings)
        self.token = hashlib.sha256(told.encode()).hexdigest()[:32]
        is_read = not self.findings or self.data.get("confirmed") == self.token
        if is_read and "preview" not in self.data:
            return False
        self.effect = effect(before, after)
        return True

    def _target(self) -> str:
        return f"{self.instance.scheme}/{self.cleaned_data.get('code') or self.instance.code}"

    def _terms_before(self) -> Iterator[Term]:
        if self.instance.pk:
            rows = type(self.instance).objects.get(pk=self.instance.pk).labels.all()
            for row in sorted(rows, key=lambda each: (each.language, each.text)):
                yield Term(row.text, row.language, self._target(), own_language_only=row.own_language_only)

    def _terms_after(self) -> Iterator[Term]:
        kept = (each for each in self.formsets["labels"].forms if each.cleaned_data.get("text"))
        told = [each.cleaned_data for each in kept if not each.cleaned_data.get("DELETE")]
        for row in sorted(told, key=lambda each: (each["language"], each["text"])):
            yield Term(row["text"], row["language"], self._target(), own_language_only=row["own_language_only"])


class FindingsPanel(Panel):
    """What was found, with the way to save all the same; and the button that shows what a change would do."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "glossary/admin/findings.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            context = super().get_context_data(parent_context)
            return {**context, "form": self.form}


def panels() -> ObjectList:
    return ObjectList(
        [
            HelpPanel(
                _(
                    "Texts and searches that hold one of these terms are connected with each other, in whatever "
                    "language. Write what people really say, one term a row: narrow terms help, wide everyday words "
                    "(rules, list, policy) bring noise."
                )
            ),
            FieldPanel("code", help_text=_("Small letters and hyphens, in English. It is permanent.")),
            FieldPanel("broader", heading=_("Theme"), help_text=_("The theme to which the entry belongs.")),
            InlinePanel(
                "labels",
                heading=_("Terms"),
                label=_("term"),
                help_text=_(
                    "In each language one term is preferred. Plurals and accents need no row of their own. Tick “only "
                    "in its own language” where the same letters mean something else in another one (English “fair”)."
                ),
                panels=[
                    FieldRowPanel(
                        [
                            FieldPanel("language", widget=forms.Select(choices=CallableChoiceIterator(languages))),
                            FieldPanel("kind"),
                        ]
                    ),
                    FieldPanel("text"),
                    FieldPanel("own_language_only"),
                ],
            ),
            FindingsPanel(heading=_("What this changes")),
            FieldPanel("definition"),
            FieldPanel("order"),
            MultiFieldPanel(
                [FieldPanel("replaced_by")],
                heading=_("Deprecate"),
                help_text=_("What says a term of this entry is found under the other one from then on."),
            ),
        ],
        base_form_class=GlossaryForm,
    )
