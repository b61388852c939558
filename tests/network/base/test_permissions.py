from network.base.permissions import YES, Right, Role, no


def test_administrators_hold_every_right_and_others_those_of_the_matrix() -> None:
    right = Right("cities.change_city", frozenset({Role.COORDINATOR}))

    assert right.held_by(Role.COORDINATOR)
    assert right.held_by(Role.ADMINISTRATOR)
    assert not right.held_by(Role.STAFF)


def test_an_answer_is_a_claim_with_a_reason() -> None:
    refusal = no("Only editors publish.")

    assert bool(YES) is True
    assert bool(refusal) is False
    assert refusal.reason == "Only editors publish."
