"""Regular forms of common words: no list holds them all, and none of them is a slip."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from search.analysis.dictionary import is_word
from search.analysis.stems import base

SHORTEST_ROOT = 3  # letters
SHORTEST_WORD = 4
# By the ending of an infinitive, those of its forms without accents.
VERBS: Mapping[str, Mapping[str, str]] = {
    "es": {
        "ar": """o as a amos ais an aba abas abamos abais aban e aste asteis aron are aras ara aremos areis aran aria
            arias ariamos ariais arian es emos eis en aramos arais ase ases asemos aseis asen ando ado ada ados
            adas ad""",
        "er": """o es e emos eis en ia ias iamos iais ian i iste io imos isteis ieron ere eras era eremos ereis eran
            eria erias eriamos eriais erian a as amos ais an iera ieras ieramos ierais ieran iese ieses iesemos ieseis
            iesen iendo ido ida idos idas ed""",
        "ir": """o es e imos is en ia ias iamos iais ian i iste io isteis ieron ire iras ira iremos ireis iran iria
            irias iriamos iriais irian a as amos ais an iera ieras ieramos ierais ieran iese ieses iesemos ieseis iesen
            iendo ido ida idos idas id""",
    },
    "pt": {
        "ar": """o as a amos ais am ava avas avamos aveis avam ei aste ou astes aram ara aras aramos areis arei aremos
            arao aria arias ariamos arieis ariam e es emos eis em asse asses assemos asseis assem ares armos ardes arem
            ando ado ada ados adas ai""",
        "er": """o es e emos eis em ia ias iamos ieis iam i este eu estes eram era eras eramos ereis erei era eremos
            erao eria erias eriamos erieis eriam a as amos ais am esse esses essemos esseis essem eres ermos erdes erem
            endo ido ida idos idas ei""",
        "ir": """o es e imos is em ia ias iamos ieis iam i iste iu istes iram ira iras iramos ireis irei iremos irao
            iria irias iriamos irieis iriam a as amos ais am isse isses issemos isseis issem ires irmos irdes irem indo
            ido ida idos idas i""",
    },
    "fr": {
        "er": """e es ons ez ent ais ait ions iez aient ai as a ames ates erent erai eras era erons erez eront erais
            erait erions eriez eraient asse asses at assions assiez assent ant e ee es ees eons eais eait eaient eai
            eas ea eant""",
        "ir": """is it issons issez issent issais issait issions issiez issaient imes ites irent irai iras ira irons
            irez iront irais irait irions iriez iraient isse isses isse issant i ie ies s t ons ez ent ais ait ions iez
            aient ant u ue us ues""",
        "re": """s e es ons ez ent ais ait ions iez aient is it imes ites irent rai ras ra rons rez ront rais rait
            rions riez raient isse isses issions issiez issent ant u ue us ues""",
        "ire": """is it isons isez isent isais isait isions isiez isaient imes ites irent irai iras ira irons irez
            iront irais irait irions iriez iraient isant ise ises ite it its ites""",
    },
    "en": {"": "s ed ing er ers", "e": "es ed ing er ers", "y": "ies ied ier iers"},
}
# Before another vowel a root is written otherwise: pagar, pague; manger, mangeons.
ROOTS: Mapping[str, Mapping[str, str]] = {
    "es": {"gu": "g", "qu": "c", "c": "z", "j": "g", "z": "c"},
    "pt": {"gu": "g", "qu": "c", "j": "g"},
    "fr": {"c": "c"},
    "en": {each * 2: each for each in "bdgklmnprt"},
}
# Other words that a word regularly makes: its plural, the other gender, how something is done.
MADE: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "es": {"es": ("",), "ces": ("z",), "a": ("o",), "as": ("o",), "amente": ("o",), "mente": ("",)},
    "pt": {"es": ("",), "oes": ("ao",), "a": ("o",), "as": ("o",), "amente": ("o",), "mente": ("",)},
    "fr": {"x": ("",), "ment": ("", "e"), "aux": ("al",)},
    "en": {"es": ("",), "ies": ("y",), "ly": ("", "le"), "ness": ("",)},
}
# Other forms that a verb has, one of which is known too: *quartier* is none.
PROOFS: Mapping[str, Mapping[str, Sequence[str]]] = {"fr": {"er": ("ait", "ant", "ons")}}


def _by_ending() -> dict[str, dict[str, tuple[str, ...]]]:
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language, verbs in VERBS.items():
        endings: dict[str, tuple[str, ...]] = dict(MADE[language])
        for infinitive, forms in verbs.items():
            for ending in forms.split():
                endings[ending] = tuple(dict.fromkeys((*endings.get(ending, ()), infinitive)))
        found[language] = endings
    return found


ENDINGS = _by_ending()
LONGEST_ENDING = max(len(ending) for endings in ENDINGS.values() for ending in endings)


def is_form(key: str, language: str, known: Container[str] = ()) -> bool:
    """Whether a word of the language, or one of these, regularly has this form: *pagamos*, as *pagar* is known."""
    if len(key) < SHORTEST_WORD:
        return False

    def is_known(word: str) -> bool:
        return word in known or is_word(word, language)

    return any(
        is_known(word) and (not proofs or any(map(is_known, proofs))) for word, proofs in _readings(key, base(language))
    )


def _readings(key: str, language: str) -> Iterator[tuple[str, Sequence[str]]]:
    """Words that it may be a form of, each with other forms of which one has to be known too."""
    endings, otherwise, proofs = ENDINGS.get(language, {}), ROOTS.get(language, {}), PROOFS.get(language, {})
    for size in range(1, min(LONGEST_ENDING, len(key) - SHORTEST_ROOT) + 1):
        root = key[:-size]
        roots = [root, *(root.removesuffix(old) + new for old, new in otherwise.items() if root.endswith(old))]
        for ending in endings.get(key[-size:], ()):
            yield from ((each + ending, [each + proof for proof in proofs.get(ending, ())]) for each in roots)
    if key[-1] == "s" and (key[-2] in "aeiou" or language in {"en", "fr"}):
        yield key[:-1], ()
