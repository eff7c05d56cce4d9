"""The Fatherland Front: the state's head, signed in the name of the standing board.

Hướng dẫn 91/HD-MTTW-BTT (08/4/2013) rests on Thông tư 01/2011/TT-BNV, which Nghị định 30/2020 replaced: offices
follow the decree's numbers since (``MEM``). No later guide of the Front was found.
"""

from dataclasses import replace

from desktop.papers.profiles.nd30 import ND30

FRONT = replace(
    ND30,
    name="front",
    basis="Hướng dẫn 91/HD-MTTW-BTT ngày 08/4/2013; cỡ chữ và lề theo Nghị định 30/2020/NĐ-CP",
    signatures=replace(ND30.signatures, collective="Ban Thường trực"),
)
