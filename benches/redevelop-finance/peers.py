"""The fund balance beside pyxirr, NumPy Financial and a pro forma in NumPy: the same numbers, the same work, in one run.

Exits with 1 when a rate or value differs by more than 1e-9 (values: of what the parcel moves).
"""

import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path

import numpy as np
import numpy_financial as npf
import pyxirr

OURS = sys.argv[1]
FLOWS, PERIODS, ROUNDS = 200_000, 20, 3
CHECKED = 3_000
PARCELS, QUARTERS = 100_000, 80


def ours(*arguments):
    return subprocess.run([OURS, *map(str, arguments)], check=True, capture_output=True, text=True).stdout.strip()


def rates(folder):
    """One cost or three, then incomes: every flow has one rate."""
    chance = np.random.default_rng(1)
    flows = chance.integers(1, 1_000_000, (FLOWS, PERIODS)).astype(float)
    flows[:, 0] *= -chance.integers(1, 20, FLOWS)
    flows[::2, 1:3] *= -1
    flows.tofile(folder / "flows")
    plain = flows.tolist()
    best = {}
    for _ in range(ROUNDS):
        seconds = float(ours("rates", folder / "flows", PERIODS, folder / "rates"))
        best["ours"] = min(best.get("ours", np.inf), seconds)
        for name, amounts in (("pyxirr, lists", plain), ("pyxirr, arrays", flows)):
            start = time.perf_counter()
            found = [pyxirr.irr(flow) for flow in amounts]
            best[name] = min(best.get(name, np.inf), time.perf_counter() - start)
    start = time.perf_counter()
    by_numpy = np.array([npf.irr(flow) for flow in flows[:CHECKED]])
    best["numpy-financial"] = (time.perf_counter() - start) * FLOWS / CHECKED
    mine = np.fromfile(folder / "rates")
    inside = np.array([rate is not None and -0.5 <= rate <= 1 for rate in found])
    theirs = np.array([np.nan if rate is None else rate for rate in found])
    difference = np.abs(mine - theirs)[inside].max()
    checked = inside[:CHECKED]
    against_numpy = np.abs(mine[:CHECKED] - by_numpy)[checked].max()
    missing = int(np.isnan(mine[inside]).sum() + (~np.isnan(mine[~inside])).sum())
    print(f"{FLOWS:,} flows of {PERIODS} periods, one thread, internal rate of return")
    for name, seconds in best.items():
        print(f"  {name:16} {FLOWS / seconds:12,.0f} a second" + ("" if name == "ours" else f"; ours {seconds / best['ours']:.1f} times as many"))
    print(f"  largest difference from pyxirr {difference:.1e}, from numpy-financial {against_numpy:.1e}; rates that one has alone {missing}")
    return difference <= 1e-9 and against_numpy <= 1e-9 and missing == 0


UNITS = {"元/㎡": (1 / 100, False), "元/㎡·年": (1 / 100, True), "元/㎡·月": (12 / 100, True), "万元/亩": (3 / 20, False),
         "万元/亩·年": (3 / 20, True), "share": (1, False), "share/年": (1, True)}


class ProForma:
    """The pack's lines on columns of parcels, straight from the pack's text."""

    def __init__(self, mode, pack, changed):
        self.pack, self.mode, self.code = pack, mode, mode["code"]
        self.numbers = {name: p["values"][0]["value"] for name, p in pack["parameters"].items()} | changed
        self.late = mode.get("late", False)

    def figure(self, name):
        return self.numbers[f"mode.{self.code}.{name}"]

    def moments(self):
        lead, pull, build = (int(self.figure(f"{n}_quarters")) for n in ("lead", "demolition", "construction"))
        if self.late:
            works, use = (lead, lead + build), (lead + build, lead + build + int(self.figure("interim_quarters")))
            return lead, (use[1], use[1] + pull), works, use
        works = (lead + pull, lead + pull + build)
        return lead, (lead, lead + pull), works, (works[1], QUARTERS)

    def npv(self, area, lawful, illegal, tax):
        lead, pull, works, use = self.moments()
        at = {"start": 0, "lead_end": lead, "demolition_start": pull[0], "demolition_end": pull[1], "construction_start": works[0],
              "construction_end": works[1], "operation_start": use[0], "operation_end": use[1]}
        years = {"operation": (use[1] - use[0]) / 4, "absence": (max(pull[1], works[1], pull[0]) - pull[0]) / 4,
                 "half_building": ((pull[1] - pull[0] if pull[0] < works[0] else 0) + works[1] - works[0]) / 8}
        demolished, sold = self.figure("demolished_share"), self.figure("land_sold_share")
        torn = lawful * demolished
        kept = lawful if self.late else lawful - torn
        built = np.zeros_like(area) if self.late else np.maximum(area * self.figure("far_after") - kept, 0)
        renewed = 0 if self.late else area * demolished * self.figure("tax_per_mu") * 3 / 20
        stays = (tax if self.late else tax - tax * demolished) * (1 + self.figure("kept_tax_uplift"))
        base = {"lawful_floor_demolished": torn, "illegal_floor_demolished": illegal, "floor_demolished": torn + illegal, "floor_kept": kept,
                "floor_built": built, "floor_built_own": built - built * sold, "land_area": area, "land_cleared": area * demolished,
                "land_sold": area * sold, "tax_gain": renewed + stays - tax, "tax_forgone": tax * demolished}
        factors = (1 + self.numbers["discount_rate"]) ** (-np.arange(1, QUARTERS + 1) / 4)
        totals, npv = {}, np.zeros_like(area)
        for line in self.pack["line"]:
            if line.get("modes") and self.code not in line["modes"]:
                continue
            items = line["base"] == "items"
            amount = sum(totals[i] for i in line["of"] if i in totals) if items else base[line["base"]]
            timed = line["base"] in ("tax_gain", "tax_forgone")
            if "price" in line:
                ratio, per_time = UNITS[self.pack["parameters"][line["price"]]["unit"]]
                amount, timed = amount * (self.numbers[line["price"]] * ratio), timed or per_time
            for share in line.get("shares", []):
                amount = amount * self.numbers[share]
            if timed:
                amount = amount * years[line["duration"]]
            totals[line["item"]] = amount
            first = min(max(at[line["from"]] + line.get("from_offset", 0), 0), QUARTERS - 1)
            end = min(max(at[line["to"]] + line.get("to_offset", 0), first + 1), QUARTERS)
            npv = npv + amount * ((1 if line["kind"] == "income" else -1) * factors[first:end].mean())
        return npv


def county(folder):
    pack = tomllib.loads((Path(__file__).parents[2] / "rulepacks/renewal/default/pack.toml").read_text())
    forms = [ProForma(mode, pack, {}) for mode in pack["mode"]]
    for mode in pack["mode"][:2]:
        name = f"mode.{mode['code']}.far_after"
        forms.append(ProForma(mode, pack, {name: pack["parameters"][name]["values"][0]["value"] * 1.5}))
    mine = theirs = np.inf
    for _ in range(ROUNDS):
        mine = min(mine, float(ours("value", PARCELS, folder)))
        columns = np.fromfile(folder / "parcels").reshape(4, PARCELS)
        start = time.perf_counter()
        values = np.array([form.npv(*columns) for form in forms])
        best = values.argmax(axis=0)
        theirs = min(theirs, time.perf_counter() - start)
    ours_values = np.fromfile(folder / "npv").reshape(PARCELS, len(forms)).T
    difference = float((np.abs(ours_values - values) / np.maximum(np.abs(values), columns[0])).max())
    other = int((ours_values.argmax(axis=0) != best).sum())
    print(f"{PARCELS:,} parcels x {len(forms)} forms over {QUARTERS // 4} years, net present value and best form")
    print(f"  ours {PARCELS / mine:,.0f} parcels a second (target 2,000,000); pro forma in NumPy {PARCELS / theirs:,.0f}: ours {theirs / mine:.0f} times as many")
    print(f"  largest relative difference {difference:.1e}, other best forms {other}")
    return difference <= 1e-9 and other == 0


def main():
    with tempfile.TemporaryDirectory() as name:
        same = [rates(Path(name)), county(Path(name))]
    print(ours("simulate"))
    sys.exit(0 if all(same) else 1)


main()
