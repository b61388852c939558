import pytest

from network.base import gone, navigation


def test_entries_stand_in_their_order() -> None:
    before = list(navigation._entries)

    navigation.register_navigation("Last", lambda language: f"/{language}/last/", 990)
    navigation.register_navigation("Later", lambda language: f"/{language}/later/", 980)

    found = navigation.entries()
    assert [entry.label for entry in found[-2:]] == ["Later", "Last"]
    assert found[-1].url("es") == "/es/last/"
    navigation._entries[:] = before


def test_the_footer_has_entries_of_its_own() -> None:
    before = list(navigation._entries)

    navigation.register_navigation("Privacy", lambda language: f"/{language}/privacy/", 10, navigation.ABOUT)

    assert "Privacy" in [entry.label for entry in navigation.entries(navigation.ABOUT)]
    assert "Privacy" not in [entry.label for entry in navigation.entries()]
    navigation._entries[:] = before


def test_a_notice_comes_from_whoever_knows_the_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gone, "_answers", [])

    def answer(path: str) -> dict[str, str] | None:
        return {"title": "Sandbox"} if path == "cities/maceio/sandbox/" else None

    gone.register_gone(answer)

    assert gone.notice_for("cities/maceio/sandbox/") == {"title": "Sandbox"}
    assert gone.notice_for("cities/maceio/") is None
    with pytest.raises(ValueError, match="registered already"):
        gone.register_gone(answer)
