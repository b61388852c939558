"""What a page's template shows is put together by a presenter: apps register one for each of their page types.

Models cannot know views, so the page asks this registry. An app's `presenters` module is found when Django starts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

# Gets the page and the request, and returns what its template needs.
Presenter = Callable[[Any, HttpRequest], dict[str, Any]]
_presenters: dict[type, Presenter] = {}


def presents(model: type) -> Callable[[Presenter], Presenter]:
    """Decorates the presenter of a page type; a second one for the same type raises ValueError."""

    def register(presenter: Presenter) -> Presenter:
        if model in _presenters:
            raise ValueError(f"{model.__name__} has a presenter already")
        _presenters[model] = presenter
        return presenter

    return register


def presented(page: Any, request: HttpRequest) -> dict[str, Any]:
    """Nothing for a page type without a presenter."""
    presenter = _presenters.get(type(page))
    return presenter(page, request) if presenter else {}
