from __future__ import annotations

from typing import Any

from network.base.models import Worded, Wording


def word(record: Worded, language: str = "es", **texts: Any) -> Wording:
    """What the record says in another language, as it stands in the database."""
    model: Any = type(record)._meta.get_field("wordings").related_model
    made: Wording = model.objects.create(record=record, language=language, **texts)
    return made
