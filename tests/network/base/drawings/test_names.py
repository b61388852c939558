from __future__ import annotations

from network.base.drawings.names import Box, Name, placed


def test_a_name_stands_to_the_right_of_its_place() -> None:
    assert [place[3] for place in placed([Name("Porto", 100, 100, 8)], [], 15, 1000, 500)] == ["start"]


def test_a_name_turns_to_the_left_at_the_edge() -> None:
    assert [place[3] for place in placed([Name("Sydney", 980, 100, 8)], [], 15, 1000, 500)] == ["end"]


def test_names_never_stand_over_one_another_or_over_a_light() -> None:
    crowd = [Name(f"City {number}", 500, 250 + number, 8) for number in range(20)]
    found = list(placed(crowd, [Box(495, 245, 505, 275)], 15, 1000, 500))

    assert 1 < len(found) < 20
    assert len({(x, y) for _name, x, y, _anchor in found}) == len(found)


def test_who_comes_first_chooses_first() -> None:
    found = list(placed([Name("First", 500, 250, 8), Name("Second", 500, 250, 8)], [], 15, 1000, 500))

    assert found[0][0] == "First"
    assert found[0][3] == "start"
