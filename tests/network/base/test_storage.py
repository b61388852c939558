"""Uploaded files: undone with what brought them, replaced in one step."""

from __future__ import annotations

from pathlib import Path

from django.core.files.base import ContentFile

from network.base.storage import RememberingStorage, forget, watched


def test_what_was_saved_meanwhile_can_be_forgotten_and_what_was_there_stays(tmp_path: Path) -> None:
    storage = RememberingStorage(location=tmp_path)
    kept = storage.save("kept.txt", ContentFile(b"1"))

    with watched() as files:
        gone = storage.save("gone.txt", ContentFile(b"2"))
    forget(files)

    assert (storage.exists(kept), storage.exists(gone)) == (True, False)


def test_a_file_that_is_replaced_is_there_all_the_time(tmp_path: Path) -> None:
    storage = RememberingStorage(location=tmp_path)
    storage.replace("picture.png", ContentFile(b"old"))

    with storage.open("picture.png") as read_meanwhile:
        name = storage.replace("picture.png", ContentFile(b"new"))
        assert read_meanwhile.read() == b"old"

    assert name == "picture.png"
    assert storage.open(name).read() == b"new"
    assert storage.listdir("")[1] == ["picture.png"]
