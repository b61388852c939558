"""Icons: strokes on a square of 24 units, only ever beside words."""

from __future__ import annotations

# Path data: one path an icon keeps pages of many cards light.
ICONS: dict[str, str] = {
    "search": "M4.5 11a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0M16 16l4.5 4.5",
    "pin": "M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM9.6 9.5a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0",
    "arrow": "M4 12h16m-6-6 6 6-6 6",
    "back": "M20 12H4m6-6-6 6 6 6",
    "down": "m6 9 6 6 6-6",
    "star": "m12 4 2.4 5.1 5.6.7-4.1 3.9 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.8l5.6-.7z",
    "close": "m6 6 12 12M18 6 6 18",
    "filter": "M4 7h16M7 12h10m-7 5h4",
    "globe": "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M3.5 12h17M12 3.5c5 5.2 5 11.8 0 17-5-5.2-5-11.8 0-17z",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "check": "m5 12.5 4.5 4.5L19 7.5",
    "save": "M12 4v11m-5-4.5 5 4.5 5-4.5M5 20h14",
    "feed": "M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M5 18a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
    "calendar": "M6 5.5h12a2 2 0 0 1 2 2V18a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V7.5a2 2 0 0 1 2-2zM4 10.5h16M8.5 3v4m7-4v4",
    "people": "M5.7 8.5a3.3 3.3 0 1 0 6.6 0a3.3 3.3 0 1 0-6.6 0M3 19.5c.6-3.6 3-5.5 6-5.5s5.4 1.9 6 5.5"
    "M15.5 5.4a3.3 3.3 0 0 1 0 6.2M18 14.6c1.7.9 2.7 2.5 3 4.9",
    "info": "M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0-17 0M12 11v5m0-8.2v.2",
    "list": "M9 6h11M9 12h11M9 18h11M4.5 6h.1m-.1 6h.1m-.1 6h.1",
    "print": "M7 9V4h10v5M7 17H4.5v-7.5h15V17H17M7 14h10v6H7z",
    "copy": "M9.5 14.5a4 4 0 0 0 5.7 0l3.3-3.3a4 4 0 0 0-5.7-5.7l-1.3 1.3"
    "M14.5 9.5a4 4 0 0 0-5.7 0l-3.3 3.3a4 4 0 0 0 5.7 5.7l1.3-1.3",
}


def icon(name: str, turns: bool = False) -> str:
    """An icon for the eye only; one that `turns` is mirrored where text runs from right to left."""
    css = "icon turn" if turns else "icon"
    return (
        f'<svg class="{css}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{ICONS[name]}"/></svg>'
    )
