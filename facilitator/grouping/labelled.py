"""Ten rounds of eight groups of four in which nobody meets anybody twice, written down.

Alejandro Aguado found the first such plan in 2004 (https://www.metalevel.at/sgp/sgp.html); no more
than ten rounds can be had, since everybody has only 31 others to meet, three a round. This one is a
labelled resolvable block design LRB(4, 2, 16), with the labels that the package perfect-strangers
0.3.7 (MIT license) gives, which names Shen (1992) for it. 32 people are 16 couples, which never
meet. Each block names four couples, and who of each comes: it is a group, and so are the four
others of these couples.
"""

from collections.abc import Sequence

ROUNDS = (
    ("0123 0010", "4567 0100", "89ab 0110", "cdef 0111"),
    ("019a 0101", "238b 0001", "45de 0001", "67cf 0111"),
    ("02ce 0000", "13df 0110", "468a 0111", "579b 0011"),
    ("0347 0101", "1256 0000", "89cd 0000", "abef 0010"),
    ("049d 0110", "15ae 0111", "26bf 0101", "378c 0110"),
    ("058f 0100", "169c 0101", "27ad 0101", "34be 0000"),
    ("05bc 0001", "148f 0001", "279e 0001", "36ad 0011"),
    ("068e 0011", "17bd 0110", "24ac 0111", "359f 0000"),
    ("06bd 0111", "178e 0010", "249f 0010", "35ac 0101"),
    ("07af 0001", "14bc 0100", "258d 0110", "369e 0111"),
)
"""The four blocks of each round: couples in hexadecimal, then 0 or 1 for who of each comes."""

PEOPLE, GROUPS = 32, 8


def labelled_round(blocks: Sequence[str]) -> list[int]:
    """Return the group of each of 32 people; those of couple k are 2k and 2k + 1."""
    seats = [0] * PEOPLE
    for number, block in enumerate(blocks):
        couples, labels = block.split()
        for couple, label in zip(couples, labels, strict=True):
            for other in (0, 1):
                seats[2 * int(couple, 16) + (int(label) + other) % 2] = 2 * number + other
    return seats
