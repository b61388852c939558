"""Every page has a picture for other sites: its photograph, or the blocks that it has here."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from pytest_django import Settings

from network.base import outbox, social
from network.base.models import CreditedImage, OutboxRow, Rendition
from tests.factories.coalition import city_page


@pytest.fixture(autouse=True)
def own_files(settings: Settings, tmp_path: Path) -> None:
    """The file of a picture has the number of its page, which is the same in other tests that run meanwhile. So has a
    copy that is remembered, of an image that another test took back.
    """
    settings.MEDIA_ROOT = tmp_path
    Rendition.cache_backend.clear()


def photograph() -> CreditedImage:
    stream = io.BytesIO()
    Image.new("RGB", (1600, 900), "teal").save(stream, "PNG")
    image: CreditedImage = CreditedImage.objects.create(
        title="Harbour", file=SimpleUploadedFile("harbour.png", stream.getvalue())
    )
    return image


def size_of(content: bytes) -> tuple[int, int]:
    return Image.open(io.BytesIO(content)).size


def test_the_same_name_gives_the_same_picture_and_another_another() -> None:
    assert social.drawn("maceio") == social.drawn("maceio") != social.drawn("porto")
    assert social.drawn("maceio") != social.drawn("maceio", "inclusion")
    assert size_of(social.drawn("maceio")) == (1200, 630)


@pytest.mark.django_db
@pytest.mark.usefixtures("empty_outbox")
def test_a_published_page_gets_its_picture_from_the_worker(client: Client) -> None:
    page = city_page("maceio")
    page.save_revision().publish()
    outbox.deliver_all()

    assert default_storage.exists(social.file_of(page.pk))
    [address] = [part for part in client.get("/en/cities/maceio/").content.decode().split('"') if "/social/" in part]
    answer = client.get(address.partition("8000")[2] or address)
    content = b"".join(answer)
    assert (answer["Content-Type"], size_of(content)) == ("image/png", (1200, 630))


@pytest.mark.django_db
@pytest.mark.usefixtures("empty_outbox")
def test_before_the_worker_has_come_it_is_drawn_at_once(client: Client) -> None:
    page = city_page("maceio")

    assert client.get(f"/social/{page.pk}.png").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("number", [0, 10**30])
def test_what_is_no_public_page_has_none(number: int, client: Client) -> None:
    hidden = city_page("hidden", live=False)

    assert client.get(f"/social/{number}.png", follow=True).status_code == 404
    assert client.get(f"/social/{hidden.pk}.png", follow=True).status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("empty_outbox")
def test_a_photograph_takes_the_place_of_the_blocks_and_has_its_copies() -> None:
    page, image = city_page("maceio"), photograph()
    outbox.deliver_all()
    page.image = image
    page.save_revision().publish()
    outbox.deliver_all()

    with default_storage.open(social.file_of(page.pk)) as stream:
        assert Image.open(stream).convert("RGB").getpixel((600, 300)) == (0, 128, 128)
    assert image.renditions.filter(filter_spec="max-165x165").exists()


@pytest.mark.django_db
@pytest.mark.usefixtures("empty_outbox")
def test_what_is_gone_when_the_worker_comes_is_no_failure() -> None:
    outbox.enqueue("copies of an image", "image 0", {"image": 0})
    outbox.enqueue("picture for other sites", "page 0", {"page": 0})

    assert outbox.deliver_all() == 2
    assert not OutboxRow.objects.exists()
