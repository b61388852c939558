"""What search tells the layers above."""

from __future__ import annotations

from django.dispatch import Signal

# Sent in the transaction that changed documents, where a server has to follow:
# `changes` has, by kind and number of the record, the ids of its documents and the version of the change.
documents_changed = Signal()

# Sent in the transaction that changed the words of terms: `targets` of which the documents have to be tagged anew.
words_changed = Signal()

# A visitor's page of a list is ready: `request`, `response`, and `results` with their query.
searched = Signal()
