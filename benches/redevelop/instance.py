"""An instance of the open form as columns and rows: what every peer is given, and written apart from the program's own model.

A column is one effect at one start on one parcel; a row is Σ coefficient × column ≤ limit. Covered are the limits of the benchmark's
generator: smallest block, yearly budget, peak gap, land quota, and of swing space the part that rows can say (floor by quarter,
hazardous trades by themselves). That each firm has one seat is left out, so a peer's bound may be too high for the whole problem
and its plan may have no seats; both are said in the table.
"""

import math
import re
from collections import defaultdict


def quarter(text):
    year, of_year = re.fullmatch(r"(\d+)Q([1-4])", text).groups()
    return int(year) * 4 + int(of_year) - 1


class Instance:
    def __init__(self, problem):
        self.parcels = [p["id"] for p in problem["parcels"]]
        number = {name: at for at, name in enumerate(self.parcels)}
        self.area = [p["area"] for p in problem["parcels"]]
        self.pairs = [(number[n["a"]], number[n["b"]]) for n in problem["neighbours"]]
        self.beside = defaultdict(list)
        for a, b in self.pairs:
            self.beside[a].append(b)
            self.beside[b].append(a)
        first = quarter(problem["first"])
        self.starts = [quarter(s) - first for s in problem["starts"]]
        modes = {m["code"]: m for m in problem["modes"]}
        factor = 1.0 / math.sqrt(math.sqrt(1.0 + problem["discount_rate"]))
        self.kinds = sorted({(e["mode"], e["carrier"]) for e in problem["effects"]})
        self.columns = []  # parcel, kind, start, value
        self.posts = []  # ledger -> [(quarter, amount)] of each column
        length = 0
        for effect in problem["effects"]:
            parcel, mode = number[effect["parcel"]], modes[effect["mode"]]
            kind = self.kinds.index((effect["mode"], effect["carrier"]))
            flow = [0] * max(len(c["quarters"]) for c in effect["cash"])
            outlay = defaultdict(int)
            for cash in effect["cash"]:
                for at, amount in enumerate(cash["quarters"]):
                    flow[at] += amount
                    outlay[at] += max(0, -amount)
            firms = [f for f in problem["parcels"][parcel]["firms"] if effect["mode"] not in f.get("stays_under", [])]
            ledgers = {"outlay": list(outlay.items()), "net": [(q, -a) for q, a in enumerate(flow)]}
            for kind_of_quota, area in effect["quota"].items():
                ledgers["quota " + kind_of_quota] = [(0, area)]
            for hazardous in (False, True):
                seats = []
                if mode.get("empties") is not None:
                    seats.append((mode["empties"], sum(f["floor"] for f in firms if f["hazardous"] or not hazardous)))
                if mode.get("ready") is not None and (mode["hazardous_space"] or not hazardous):
                    seats.append((mode["ready"], -effect["seat_space"]))
                ledgers[f"seats {hazardous}"] = seats
            length = max(length, len(flow), (mode.get("ready") or 0) + 1)
            for start, at in enumerate(self.starts):
                value = sum(amount * factor ** (at + q + 1) for q, amount in enumerate(flow))
                self.columns.append((parcel, kind, start, round(value)))
                self.posts.append((at, ledgers))
        self.quarters = max(self.starts) + length
        self.least = 0
        windows = []  # ledger, from, to, limit
        for constraint in problem["constraints"]:
            ((name, it),) = constraint.items()
            if name == "block_area":
                self.least = it["least"]
            elif name == "yearly_budget":
                begin = it["year"] * 4 - first
                windows.append(("outlay", begin, begin + 4, it["limit"]))
            elif name == "land_quota":
                begin = it["year"] * 4 - first
                windows.append(("quota " + it["kind"], begin, begin + 4, it["limit"]))
            elif name == "peak_gap":
                windows += [("net", 0, to, it["limit"]) for to in range(1, self.quarters + 1)]
            elif name == "swing_space":
                for hazardous in (False, True):
                    for at in range(self.quarters):
                        room = sum(
                            v["floor"]
                            for v in problem["vacancies"]
                            if (v["hazardous"] or not hazardous)
                            and quarter(v["from"]) - first <= at
                            and (v["to"] is None or at < quarter(v["to"]) - first)
                        )
                        windows.append((f"seats {hazardous}", 0, at + 1, room))
            else:
                raise ValueError(f"no peer knows {name}")
        self.windows = windows
        self.of_parcel = defaultdict(list)
        for column, (parcel, *_rest) in enumerate(self.columns):
            self.of_parcel[parcel].append(column)

    def rows(self):
        """(coefficients by column, limit) of each row that some column touches."""
        by_ledger = defaultdict(list)
        for ledger, begin, end, limit in self.windows:
            by_ledger[ledger].append((begin, end, limit))
        rows = []
        for ledger, windows in by_ledger.items():
            sums = []
            for at, ledgers in self.posts:
                running = [0] * (self.quarters + 1)
                for q, amount in ledgers.get(ledger, []):
                    if at + q < self.quarters:
                        running[at + q + 1] += amount
                for q in range(self.quarters):
                    running[q + 1] += running[q]
                sums.append(running)
            for begin, end, limit in windows:
                begin, end = max(0, begin), min(max(end, 0), self.quarters)
                row = {c: s[end] - s[begin] for c, s in enumerate(sums) if s[end] != s[begin]}
                if row:
                    rows.append((row, limit))
        return rows

    def options(self):
        """Columns by (kind, start), as {parcel: column}."""
        options = defaultdict(dict)
        for column, (parcel, kind, start, _value) in enumerate(self.columns):
            options[kind, start][parcel] = column
        return options

    def faults(self, chosen):
        """What a choice (columns) breaks: rows, two options on a parcel, blocks that are too small."""
        found = []
        taken = {}
        for column in chosen:
            parcel, kind, start, _value = self.columns[column]
            if parcel in taken:
                found.append(f"{self.parcels[parcel]} has two options")
            taken[parcel] = (kind, start)
        over = [at for at, (row, limit) in enumerate(self.rows()) if sum(row.get(c, 0) for c in chosen) > limit]
        found += [f"row {at}" for at in over]
        seen = set()
        for parcel, option in taken.items():
            if parcel in seen:
                continue
            block, open_ = {parcel}, [parcel]
            while open_:
                for other in self.beside[open_.pop()]:
                    if other not in block and taken.get(other) == option:
                        block.add(other)
                        open_.append(other)
            seen |= block
            if sum(self.area[p] for p in block) < self.least:
                found.append(f"the block of {self.parcels[parcel]} is too small")
        return found

    def points(self, chosen):
        return sum(self.columns[c][3] for c in chosen)
