"""Entries by the hundred: texts in four languages and values of every facet, the same for the same seed."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from search.registry import CityRef, Document, Text

ENGLISH = """digital rights open data city register algorithm privacy citizens participation sensors access network
public service school library code procurement inclusion elderly training device camera consent"""
SPANISH = """derechos digitales datos abiertos ciudad registro algoritmo privacidad ciudadanía participación sensores
acceso red servicio público escuela biblioteca código contratación inclusión mayores formación"""
PORTUGUESE = """direitos digitais dados abertos cidade registro algoritmo privacidade cidadãos participação sensores
acesso rede serviço público escola biblioteca código contratação inclusão idosos formação"""
FRENCH = """droits numériques données ouvertes ville registre algorithme vie privée citoyens participation capteurs
accès réseau service public école bibliothèque code marchés inclusion aînés formation"""
WORDS = {"en": ENGLISH.split(), "es": SPANISH.split(), "pt-br": PORTUGUESE.split(), "fr": FRENCH.split()}
CITIES = 25
MISSIONS = ["empower", "ethical-use", "global-agenda", "inclusion", "proactive-services", "transparency-participation"]
STAGES = ["idea", "planned", "pilot", "running", "scaled", "completed", "stopped"]
OUTCOMES = ["working", "mixed", "too-early", "stopped"]
REGIONS = ["africa", "asia", "europe", "latin-america-caribbean", "north-america", "oceania"]


class Corpus:
    """Tells records of one kind."""

    def __init__(self, kind: str, seed: int = 1, words: int = 60) -> None:
        self.kind, self.words = kind, words
        self.random = Random(seed)

    def record(self, number: int) -> list[Document]:
        """A record in one or two languages, the first of them its source."""
        chance = self.random
        written = chance.sample(sorted(WORDS), k=chance.choice([1, 1, 1, 2]))
        city = min(chance.randrange(CITIES), chance.randrange(CITIES))
        cities = dict.fromkeys([city, *chance.sample(range(CITIES), k=chance.choice([0, 0, 0, 2]))])
        missions = chance.sample(MISSIONS, k=chance.choice([1, 1, 2, 4]))
        facets = {
            "mission": tuple(missions),
            "theme": tuple(f"theme-{each}" for each in chance.sample(range(15), k=chance.randrange(5))),
            "type": (f"type-{chance.randrange(10)}",),
            "region": (REGIONS[city % 6],),
            "country": (f"c{city % 12}",),
            "city": tuple(f"city-{each}" for each in cities),
            "stage": (chance.choice(STAGES),) if chance.random() < 0.8 else (),
            "outcome": (chance.choice(OUTCOMES),) if chance.random() < 0.5 else (),
        }
        year = chance.choice([None, *range(2012, 2027)])
        return [
            Document(
                kind=self.kind,
                number=number,
                language=language,
                url_path=f"cities/city-{city}/entry-{number}/",
                slug=f"entry-{number}",
                title=self.text(language, 6),
                summary=self.text(language, 15),
                texts=tuple(Text(field, self.text(language, self.words)) for field in ("problem", "done", "rest")),
                names=(f"City {city}",),
                facets=facets,
                year=year,
                date=f"{year}-{chance.randrange(1, 13):02}" if year else "",
                city=CityRef(f"city-{city}", f"City {city}"),
                cities=tuple(f"city-{each}" for each in cities),
                missions=tuple(missions),
                is_source=language == written[0],
            )
            for language in written
        ]

    def text(self, language: str, length: int) -> str:
        """Some words often, some seldom, as in any language."""
        words = WORDS[language]
        return " ".join(words[min(self.random.randrange(len(words)) for _ in range(2))] for _ in range(length))

    def records(self, count: int) -> Iterator[tuple[int, list[Document]]]:
        for number in range(1, count + 1):
            yield number, self.record(number)
