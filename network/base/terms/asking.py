"""A concept with all its terms on one form. What is doubtful is told first, and saved when the editor says so: nothing
typed is lost, and nothing is forbidden.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.admin.panels import Panel

from network.base.forms import RELATIONS, ConceptForm
from network.base.models import Concept
from network.base.searchables import TELLING
from network.base.terms.effect import Effect, effect
from network.base.terms.findings import Finding, findings
from search.analysis.terms import Term


class AskingForm(ConceptForm):
    """`confirmed` holds the token of the findings that were read; `preview` asks for the effect and saves nothing.

    Vocabularies whose words search does not know are saved unasked: their words change nothing.
    """

    findings: Sequence[Finding] = ()
    effect: Effect | None = None
    token = ""

    def is_valid(self) -> bool:
        return bool(super().is_valid()) and not self._asks()

    def _asks(self) -> bool:
        is_known = self._scheme() in TELLING
        before, after = (list(self._terms_before()), list(self._terms_after())) if is_known else ([], [])
        if "preview" not in self.data and before == after:
            return False
        self.findings = findings(before, after, [each.uri for each in self._related()])
        told = "\n".join(f"{each.term}\t{each.text}" for each in self.findings)
        self.token = hashlib.sha256(told.encode()).hexdigest()[:32]
        is_confirmed = not self.findings or self.data.get("confirmed") == self.token
        if is_confirmed and "preview" not in self.data:
            return False
        self.effect = effect(before, after)
        return True

    def _scheme(self) -> str:
        return str(self.cleaned_data.get("scheme") or self.instance.scheme)

    def _target(self) -> str:
        return f"{self._scheme()}/{self.cleaned_data.get('code') or self.instance.code}"

    def _related(self) -> Iterator[Concept]:
        """They may share words with this one."""
        rows = self._rows("relations")
        for each in (*(self.cleaned_data.get(name) for name in RELATIONS), *(row.get("other") for row in rows)):
            if each:
                yield each

    def _rows(self, name: str) -> list[dict[str, Any]]:
        """Those that stay."""
        told = [each.cleaned_data for each in self.formsets[name].forms] if name in self.formsets else []
        return [each for each in told if each and not each.get("DELETE")]

    def _terms_before(self) -> Iterator[Term]:
        if self.instance.pk:
            rows = type(self.instance).objects.get(pk=self.instance.pk).labels.all()
            for row in sorted(rows, key=lambda each: (each.language, each.text)):
                yield Term(row.text, row.language, self._target(), own_language_only=row.own_language_only)

    def _terms_after(self) -> Iterator[Term]:
        told = [each for each in self._rows("labels") if each.get("text")]
        for row in sorted(told, key=lambda each: (each["language"], each["text"])):
            yield Term(row["text"], row["language"], self._target(), own_language_only=row["own_language_only"])


class FindingsPanel(Panel):
    """What was found, with the way to save all the same; and the button that shows what a change would do."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "vocabularies/admin/findings.html"

        def get_context_data(self, parent_context: Any = None) -> Any:
            context = super().get_context_data(parent_context)
            return {**context, "form": self.form}


class AskingView:
    """A form that asks back is no form with errors."""

    produced_error_message: Any

    def is_valid(self, form: Any) -> bool:
        is_valid: bool = super().is_valid(form)  # type: ignore[misc]
        if form.effect is not None:
            told = gettext("Nothing is saved yet: read below what this changes.")
            if self.expects_json_response:  # type: ignore[attr-defined]
                self.produced_error_message = told
            else:  # a warning leads to no error
                self.produced_error_message = None
                messages.warning(self.request, told)  # type: ignore[attr-defined]
        return is_valid
