from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from network.coalition.answering.erasing import erase_personal_data


class Command(BaseCommand):
    help = (
        "Erase what is personal in messages, answers, registrations, unfinished forms and letters whose time "
        "(settings) is over."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        erased = erase_personal_data()
        self.stdout.write(
            f"Erased: {erased.messages} messages, {erased.answers} answers to consultations, "
            f"{erased.registrations} registrations, {erased.drafts} unfinished forms, {erased.letters} letters."
        )
