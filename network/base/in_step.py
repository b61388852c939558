"""Keeps what is found in step with the vocabularies: queries know a new word in the transaction that writes it, and a
row of the outbox asks for the texts that say it.
"""

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
        _words_changed(instance.concept)


def concept_changed(sender: type, instance: Concept, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    """It may have got a successor, another place, or be gone. A new one is not said before it has a label."""
    if not created and not raw:
        _words_changed(instance)


for vocabulary in VOCABULARIES:  # a signal names the proxy
    for signal in (post_save, post_delete):
        signal.connect(concept_changed, sender=vocabulary, dispatch_uid="base.concept_changed")


def _words_changed(concept: Concept) -> None:
    """Of what stands under the concept or its successor, or says a word of theirs."""
    sync.terms_changed(each.uri for each in (concept, concept.replaced_by) if each is not None)
