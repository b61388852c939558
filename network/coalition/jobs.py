"""What the worker does by the clock: reminds, moves people up, erases."""

from __future__ import annotations

from datetime import timedelta

from network.base.jobs import repeats
from network.coalition.answering import erasing, registering

repeats("remind", timedelta(hours=1))(registering.remind)
repeats("fill seats", timedelta(minutes=5))(registering.fill_all)
repeats("erase personal data", timedelta(days=1))(erasing.erase_personal_data)
