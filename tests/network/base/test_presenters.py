import pytest
from django.test import RequestFactory

from network.base.presenters import presented, presents


def test_a_page_type_has_one_presenter(rf: RequestFactory) -> None:
    class Leaflet:
        title = "Leaflet"

    @presents(Leaflet)
    def present(page: Leaflet, request: object) -> dict[str, str]:
        return {"heading": page.title}

    assert presented(Leaflet(), rf.get("/")) == {"heading": "Leaflet"}
    with pytest.raises(ValueError, match="Leaflet"):
        presents(Leaflet)(present)


def test_a_page_type_without_a_presenter_shows_itself(rf: RequestFactory) -> None:
    assert presented(object(), rf.get("/")) == {}
