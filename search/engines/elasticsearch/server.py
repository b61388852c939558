"""The server: one client for the process, and what is wrong with it in one sentence."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from elastic_transport import TransportError
from elasticsearch import (
    ApiError,
    AuthenticationException,
    AuthorizationException,
    Elasticsearch,
    UnsupportedProductError,
)

from search.engines.elasticsearch.transport import PromptNode
from search.engines.patience import left

OLDEST = 8  # the version of a server that this client speaks to
SHORTEST = 0.001  # seconds; the client refuses to wait for no time at all
PATIENCE = 30.0  # seconds, for what nobody waits for
TOO_LARGE = 413  # of a request


class AwayError(Exception):
    """The server cannot be asked now, or its answer cannot be trusted; the text says why, without any address."""


FAULTS = (AwayError, ApiError, TransportError)


def client() -> Elasticsearch:
    """Waits as long as the settings say, for all that a visitor's request asks together, and tries once: whoever asks
    has another engine, or asks again later.

    AwayError where no client can be made of the settings.
    """
    whole = settings.ELASTICSEARCH["timeout"]
    rest = left(whole)
    return connected() if rest == whole else connected().options(request_timeout=max(rest, SHORTEST))


@cache
def connected() -> Elasticsearch:
    """The one client of the process."""
    server: dict[str, Any] = settings.ELASTICSEARCH
    options: dict[str, Any] = {"node_class": PromptNode}
    if server["api_key"]:
        options["api_key"] = server["api_key"]
    elif server["user"]:
        options["basic_auth"] = (server["user"], server["password"])
    if server["ca"]:
        options["ca_certs"] = server["ca"]
    patience = max(server["timeout"], SHORTEST)
    try:
        return Elasticsearch(
            server["address"], request_timeout=patience, max_retries=0, retry_on_timeout=False, **options
        )
    except ValueError as reason:
        raise AwayError("ELASTICSEARCH_URL and ELASTICSEARCH_CA do not fit together, or cannot be read") from reason


def patient() -> Elasticsearch:
    """The same for what runs in the background."""
    return connected().options(request_timeout=PATIENCE)


def fault() -> str:
    """What keeps the server from being used, in one sentence; blank where it can be."""
    try:
        return _of_version(str(client().info()["version"]["number"]))
    except (*FAULTS, LookupError, TypeError, ValueError) as reason:
        return told(reason)


def _of_version(number: str) -> str:
    major = number.partition(".")[0]
    if major.isdigit() and int(major) >= OLDEST:
        return ""
    return f"the server is Elasticsearch {number}, which is older than {OLDEST}"


def is_for_all(reason: BaseException) -> bool:
    """Whether an error would meet whatever is told to the server; else it is about what was told."""
    return isinstance(reason, FAULTS) and getattr(reason, "status_code", None) != TOO_LARGE


def told(reason: BaseException) -> str:
    """An error as a sentence for an operator: never with the address, which may hold a password."""
    if isinstance(reason, AwayError):
        return str(reason)
    if isinstance(reason, UnsupportedProductError):
        return "what answers at ELASTICSEARCH_URL is not Elasticsearch"
    if isinstance(reason, AuthenticationException | AuthorizationException):
        return "the server refuses the user or the password"
    if isinstance(reason, ApiError):
        return f"the server answers with an error ({reason.status_code} {reason.error})"
    if isinstance(reason, TransportError):
        return f"the server does not answer ({type(reason).__name__})"
    return "the server answers in a form that is not that of Elasticsearch"
