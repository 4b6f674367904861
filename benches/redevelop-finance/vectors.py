"""Writes crates/redevelop/tests/numpy-financial.csv: what NumPy Financial says of flows that both sides make from a seed.

One line a flow: its number, periods, NPV at its rate with the first payment today, payback period, internal rates. The flows
come from SplitMix64, so the file need not hold them. Every third flow changes its sign as it likes; the others are costs and
then incomes. Rates are those from -50 % to 100 % a period; NumPy Financial states one rate, so of a flow with several the
zeros of its polynomial by NumPy are written, all of them, polished by Newton's steps in exact fractions.
"""

import sys
from fractions import Fraction

import numpy as np
import numpy_financial as npf

FLOWS = 3000
MASK = (1 << 64) - 1


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, bound):
        return self.next() % bound


def flow(number):
    """Amounts in fen and a rate per period in thousandths."""
    chance = SplitMix64(number)
    periods = 2 + chance.below(60)
    costs = 1 + chance.below(min(8, periods - 1))
    amounts = []
    for period in range(periods):
        amount = 1 + chance.below(1_000_000_000)
        negative = chance.below(2) == 0 if number % 3 == 2 else period < costs
        amounts.append(-amount if negative else amount)
    return amounts, chance.below(200)


def payback(amounts):
    """The first period after which the running sum is never negative again."""
    late = [period for period, total in enumerate(np.cumsum(amounts)) if total < 0]
    first = late[-1] + 1 if late else 0
    return first if first < len(amounts) else None


def polished(amounts, factor):
    """Newton's steps on the polynomial in the discount factor, in fractions, rounded to 200 bits in between."""
    u = Fraction(factor)
    for _ in range(6):
        value = slope = Fraction(0)
        for amount in reversed(amounts):
            slope = slope * u + value
            value = value * u + amount
        u = Fraction(round((u - value / slope) * 2**200), 2**200)
    return float(1 / u - 1)


def rates(amounts):
    zeros = np.roots(amounts[::-1])
    real = [z.real for z in zeros if abs(z.imag) < 1e-7 and 0.49 < z.real < 2.1]
    near = sorted(polished(amounts, z) for z in real)
    return [rate for rate in near if -0.5 <= rate <= 1.0]


def main():
    for number in range(FLOWS):
        amounts, thousandths = flow(number)
        npv = npf.npv(thousandths / 1000, amounts)
        if number % 3 == 2:
            found = rates(amounts)
        else:
            found = [float(npf.irr(np.array(amounts, dtype=float)))]
            assert all(abs(a - b) < 1e-9 for a, b in zip(found, rates(amounts))), (number, found, rates(amounts))
            found = [rate for rate in found if -0.5 <= rate <= 1.0]
        back = payback(amounts)
        print(number, len(amounts), repr(float(npv)), "-" if back is None else back, *map(repr, found), sep=",")


if __name__ == "__main__":
    sys.exit(main())
