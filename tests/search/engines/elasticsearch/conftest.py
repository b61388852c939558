"""What tests of the server's index share; the server itself comes from `tests.servers`."""

from __future__ import annotations

import pytest

from network.base import outbox
from network.base.models import OutboxRow
from tests.factories.search import Shelf


@pytest.fixture
def outgoing(things: Shelf) -> None:
    """What waits in the outbox is what the test asks for."""
    OutboxRow.objects.all().delete()


def deliver() -> int:
    return outbox.deliver_all()
