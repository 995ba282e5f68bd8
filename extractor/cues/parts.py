"""Words that stand in the names of parts: ranks, kin, looks. Alone they name nobody."""

from __future__ import annotations

from typing import Final

_RANKS: Final = """
    mr mrs ms miss dr doctor prof professor captain capt officer sergeant sgt lieutenant lt detective det inspector
    agent sheriff marshal major colonel general commander admiral president senator governor mayor judge chief boss
    king queen prince princess duke duchess count countess lord lady sir madame st saint
"""
_KIN: Final = "father mother brother sister son daughter uncle aunt"
_LOOKS: Final = "young old little big black white red blue green first second one two i ii iii"
_NOBODY: Final = """
    man woman boy girl guy guard soldier nurse driver cop waiter teacher reporter narrator voice self himself herself
"""
_SMALL: Final = "the of and a an da de del der di la le los van von his her on in at to no"

COMMON_IN_PARTS: Final = frozenset(" ".join((_RANKS, _KIN, _LOOKS, _NOBODY, _SMALL)).split())
