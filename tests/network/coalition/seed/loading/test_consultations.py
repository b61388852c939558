"""What was held is shown as held, without invented questions; what editors change stays."""

from __future__ import annotations

import pytest
from django.test import Client

from network.coalition.models import Consultation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seeded")]


def test_the_consultation_of_2024_is_shown_as_held(client: Client) -> None:
    consultation = Consultation.objects.get()
    page = client.get(f"/en/consultations/{consultation.slug}/").content.decode()

    assert "Held on 5 September 2024" in page
    assert "The guiding questions were not published." in page
    assert "Assembly in May 2025" in page
    assert not consultation.questions.exists()
    assert not consultation.is_open
