"""Which words can be Vietnamese: a beginning, a rhyme and a tone that go together.

The rhymes are those of the Vietnamese spelling as schools teach it; a rhyme that ends in c, ch, p or
t bears the tone sắc or nặng, and no other.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BEGINNINGS = "ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia iêc iêm iên iêng iêp iêt iêu ich im in
inh ip it iu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo
oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê
uêch uêu uênh ui um un ung uôc uôi uôm uôn uông uôp uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp
uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu
"""
_AFTER_QU = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân âng ât âu ây e en eng eo et ê êch ên
ênh êt êu i ich in inh it iu ơ ơi ơn ơt y ynh yt yên yêt
"""
_TONES = dict(
    zip("\u0300\u0301\u0303\u0309\u0323", ["grave", "acute", "tilde", "hook", "dot"], strict=True)
)
_STOPS = ("c", "ch", "p", "t")
_RHYME = frozenset(_RHYMES.split())
_QU = frozenset(_AFTER_QU.split())
_START = re.compile(rf"({'|'.join(_BEGINNINGS.split())})?(.*)", re.DOTALL)


@lru_cache(maxsize=50_000)
def is_syllable(word: str) -> bool:
    """Whether `word` can be a Vietnamese word of one syllable, in one case: "Nguyễn", "HẢO"."""
    word = unicodedata.normalize("NFC", word)
    if word not in (word.lower(), word.upper(), word[:1].upper() + word[1:].lower()):
        return False
    bare, tones = _split_tone(word.lower())
    if len(tones) > 1:
        return False
    return any(_fits(start, rhyme, tones) for start, rhyme in _cuts(bare))


def _split_tone(word: str) -> tuple[str, list[str]]:
    """The word without its tone, and its tones."""
    letters = unicodedata.normalize("NFD", word)
    tones = [_TONES[letter] for letter in letters if letter in _TONES]
    bare = "".join(letter for letter in letters if letter not in _TONES)
    return unicodedata.normalize("NFC", bare), tones


def _cuts(bare: str) -> tuple[tuple[str, str], ...]:
    match = _START.fullmatch(bare)
    start, rhyme = (match[1] or "", match[2]) if match else ("", bare)
    if start == "gi":  # "gì" is g + i, "giếng" gi + êng
        return (("gi", rhyme), ("g", f"i{rhyme}"))
    return ((start, rhyme),)


def _fits(start: str, rhyme: str, tones: list[str]) -> bool:
    if rhyme not in (_QU if start == "qu" else _RHYME):
        return False
    return not rhyme.endswith(_STOPS) or (bool(tones) and tones[0] in ("acute", "dot"))
