"""Keeps what is found in step with the vocabularies, in the transaction that changes them."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from network.base.models import Concept, ConceptLabel
from network.base.searchables import PROXIES
from search import sync

VOCABULARIES = (Concept, *PROXIES)


@receiver([post_save, post_delete], sender=ConceptLabel, dispatch_uid="base.label_changed")
def label_changed(sender: type, instance: ConceptLabel, raw: bool = False, **kwargs: Any) -> None:
    if not raw:
        _tag_anew(instance.concept_id)


def concept_changed(sender: type, instance: Concept, created: bool, raw: bool = False, **kwargs: Any) -> None:
    """It may have got a successor, or another place. A new one is not said anywhere before it has a label."""
    if not created and not raw:
        _tag_anew(instance.pk)


for vocabulary in VOCABULARIES:  # a signal names the proxy
    post_save.connect(concept_changed, sender=vocabulary, dispatch_uid="base.concept_changed")


def _tag_anew(number: int) -> None:
    """Whatever stands under the concept or its successor, or says a word of theirs. One query, and the search's own."""
    concept = Concept.objects.filter(pk=number).select_related("replaced_by").first()
    if concept is not None:
        sync.terms_changed(each.uri for each in (concept, concept.replaced_by) if each is not None)
