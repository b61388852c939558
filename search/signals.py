"""What search tells the layers above."""

from __future__ import annotations

from django.dispatch import Signal

# Sent in the transaction that changed documents, where a server has to follow:
# `changes` has, by kind and number of the record, the ids of its documents and the version of the change.
documents_changed = Signal()
