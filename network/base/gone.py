"""Who answers for an address whose page was taken away on purpose: apps register a function of the path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Answer = Callable[[str], dict[str, Any] | None]
_answers: list[Answer] = []


def register_gone(answer: Answer) -> None:
    """`answer` gets a path below the root (`cities/maceio/sandbox/`) and returns what the 410 page says, or None."""
    if answer in _answers:
        raise ValueError(f"{answer} is registered already")
    _answers.append(answer)


def notice_for(path: str) -> dict[str, Any] | None:
    """What a higher layer knows says more than what a lower one does."""
    return next((notice for answer in reversed(_answers) if (notice := answer(path)) is not None), None)
