"""What tests of the kernel share."""

from __future__ import annotations

import pytest

from network.base.models import OutboxRow


@pytest.fixture
def empty_outbox(db: None) -> None:
    """Every database has its first pages, whose pictures wait to be drawn."""
    OutboxRow.objects.all().delete()
