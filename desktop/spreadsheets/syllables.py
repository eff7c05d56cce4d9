"""Whether a word can be a Vietnamese syllable: the test that tells text from text in the wrong encoding."""

import re
import unicodedata

_ONSETS = "b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x"
_RIMES = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê êch
    êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao
    oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn
    ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt
    uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_AFTER_QU = """
    a ac ach ai an ang anh ao at au ay ăc ăn ăng ăp ăt ân âng ât ây e en eo et ê ên ênh êt êu i in inh it y ych yên yêt
    ynh yt ơ ơi ôc ôi
"""
_AFTER_GI = """
    a ac ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăt âc âm ân ât âu ây e en eo et ê êc êng êt êu ich im in iu o oc
    oi om on ong ot ô ôc ôi ông ơ ơi u ua uôc ung up ư ưa ưng ươc ươm ương ưt
"""


def _joined(onsets: str, rimes: str) -> frozenset[str]:
    return frozenset(onset + rime for onset in onsets.split() for rime in rimes.split())


_SYLLABLES = (
    _joined(_ONSETS, _RIMES)
    | _joined("qu", _AFTER_QU)
    | _joined("gi", _AFTER_GI)
    | frozenset(_RIMES.split())
    | frozenset({"gi", "gin", "gim", "gich"})
)
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SPANISH = "n\u0303"  # ñ, whose mark is no tone
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Return whether ``word`` (letters only, any case, any place of the tone mark) is a possible syllable."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    if _SPANISH in decomposed:
        return False
    return unicodedata.normalize("NFC", decomposed.translate(_TONES)) in _SYLLABLES


def words(text: str) -> list[str]:
    """Return the words of ``text`` that the test can say something of: those of at least two letters."""
    return [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if len(word) > 1]
