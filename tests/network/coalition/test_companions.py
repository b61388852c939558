"""The worker runs beside the site, and ends with it."""

from __future__ import annotations

from network.coalition import companions


def test_the_worker_ends_with_the_site() -> None:
    with companions.working() as worker:
        assert worker.poll() is None

    assert worker.poll() is not None


def test_a_worker_that_does_not_end_is_ended() -> None:
    """A signal that comes while it is still starting ends it as well: either way nothing is left."""
    companions_patience, companions.PATIENCE = companions.PATIENCE, 0
    try:
        with companions.working() as worker:
            pass
    finally:
        companions.PATIENCE = companions_patience

    assert worker.poll() is not None
