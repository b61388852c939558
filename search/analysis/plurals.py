"""Singular and plural of a word made alike, in the languages of the interface at once: nobody knows in which of them a
visitor types.
"""

from __future__ import annotations

import re
from functools import lru_cache

SHORTEST = 4  # letters
# Short words whose last letter is no plural: without it they are other words, or none.
WHOLE = frozenset({"fois", "gens", "mais", "mars", "mois", "news", "pais", "plus", "tres"})
# Short words of the field whose plural ends otherwise, as the rules make it of that: *redes*, *leyes*.
SHORT = {"red": "rede", "ley": "leye"}
# What ends a plural, and what its singular has in that place. The first that fits counts.
ENDINGS = tuple(
    (re.compile(ending), singular)
    for ending, singular in (
        ("(?<=[cisxz])oes$", "ao"),  # decisões
        ("eaux$", "eau"),  # réseaux
        ("aux$", "al"),  # sociaux
        ("eux$", "eu"),  # lieux
        ("(?<![ls])ais$", "al"),  # digitais, not délais
        ("eis$", "el"),  # níveis
        ("(?<!s)s$", ""),
    )
)


@lru_cache(maxsize=20_000)
def bare(key: str) -> str:
    """A folded word without its number, which may be no word: *ciudad* and *ciudades*, *imagem* and *imagens* give the
    same. Stems would mix words that only look alike.
    """
    if len(key) < SHORTEST or key in WHOLE:
        return SHORT.get(key, key)
    if len(key) == SHORTEST:
        return key[:-1] if key[-1] == "s" and key[-2] != "s" else key
    for ending, singular in ENDINGS:
        found = ending.search(key)
        if found:
            key = key[: found.start()] + singular
            break
    if len(key) <= SHORTEST:
        return key
    if key.endswith("ie"):  # policies, énergies
        return key[:-2] + "y"
    return key[:-1] + {"e": "", "m": "n"}.get(key[-1], key[-1])  # ciudades, cidade; imagens, imagem
