"""Records that people edit keep their earlier states; going back to one never changes what the record is."""

from __future__ import annotations

from typing import Any, ClassVar

from wagtail.models import RevisionMixin


class KeepsHistory(RevisionMixin):
    # What no revision may bring back: the record's identity and the places where it is told.
    identity: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def with_content_json(self, content: Any) -> Any:
        restored = super().with_content_json(content)
        for name in self.identity:
            setattr(restored, name, getattr(self, name))
        return restored
