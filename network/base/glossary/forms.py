"""An entry of the glossary with all its terms, in more languages than the site has, on one form."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.choices import CallableChoiceIterator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel, ObjectList

from network.base import formats
from network.base.terms.asking import AskingForm, FindingsPanel

# Those of the site's interface, and others in which the glossary has words.
LANGUAGES = ("en", "es", "pt-br", "pt", "fr", "de", "it", "nl")


def languages() -> list[tuple[str, str]]:
    return [(code, formats.language_name(code, get_language() or settings.LANGUAGE_CODE)) for code in LANGUAGES]


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
        base_form_class=AskingForm,
    )
