"""A form is taken from our own pages and from programs that bring nobody's cookies."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from network.base.posting.origin import same_origin_only

OURS = "http://testserver"


@same_origin_only
def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": OURS},
        {"Referer": f"{OURS}/en/feedback/"},
    ],
)
def test_our_own_forms_are_taken(headers: dict[str, str], rf: RequestFactory) -> None:
    assert view(rf.post("/", headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": OURS},
        {"Sec-Fetch-Site": "made up"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://testserver:8001"},
        {"Origin": "https://testserver"},
        {"Referer": "https://elsewhere.example/form"},
        {"Referer": "http://["},
        {"Cookie": "sessionid=x"},
    ],
)
def test_others_are_refused(headers: dict[str, str], rf: RequestFactory) -> None:
    with pytest.raises(PermissionDenied):
        view(rf.post("/", headers=headers))


def test_reading_is_for_everybody(rf: RequestFactory) -> None:
    assert view(rf.get("/", headers={"Sec-Fetch-Site": "cross-site"})).status_code == 200
