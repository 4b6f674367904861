"""Overlays beside geopandas, shapely and SedonaDB: the same coordinates, the same pairs, in turn in the same run.

Timed on every side: from outlines in memory to the area of every overlapping pair in memory, the index included; the fastest
of all rounds counts. Exits with 1 when a pair or an area differs by more than the coordinates can say.
"""

import subprocess
import sys
import tempfile
import time
from fractions import Fraction
from pathlib import Path

import geopandas
import numpy as np
import sedonadb
import shapely

OURS = sys.argv[1]
ROUNDS = 3
# A thousandth of a square millimetre: below it ours calls a pair touching.
TOUCHING = 1e-9
# An area below this (m², ten square centimetres) is held to 1e-9 of this, which is a millionth of a square millimetre.
SLIVER = 1e-3


def outlines(folder, name):
    points = np.fromfile(folder / f"{name}.points").reshape(-1, 2)
    starts = np.fromfile(folder / f"{name}.starts", dtype=np.int64)
    closed = np.concatenate([np.append(np.arange(a, b), a) for a, b in zip(starts[:-1], starts[1:])])
    ends = starts + np.arange(len(starts))
    rings = np.arange(len(starts))
    made = shapely.from_ragged_array(shapely.GeometryType.POLYGON, points[closed], (ends, rings))
    return geopandas.GeoDataFrame({"row": np.arange(len(made))}, geometry=made, crs="EPSG:4549")


def by_geopandas(parcels, buildings):
    found = geopandas.overlay(parcels, buildings, how="intersection", keep_geom_type=True)
    return found["row_1"].to_numpy(), found["row_2"].to_numpy(), found.area.to_numpy()


def by_shapely(parcels, buildings):
    a, b = parcels.geometry.to_numpy(), buildings.geometry.to_numpy()
    second, first = shapely.STRtree(a).query(b, predicate="intersects")
    return first, second, shapely.area(shapely.intersection(a[first], b[second]))


def sedona_tables(folder, parcels, buildings):
    """Both go to SedonaDB as GeoParquet (WKB), read into its memory before the clock starts."""
    db = sedonadb.connect()
    for name, frame in (("parcels", parcels), ("buildings", buildings)):
        frame.to_parquet(folder / f"{name}.parquet")
        db.read_parquet(folder / f"{name}.parquet").to_memtable().to_view(name)
    return db


def by_sedona(db):
    found = db.sql(
        """select p.row as first, b.row as second, st_area(st_intersection(p.geometry, b.geometry)) as area
        from parcels p join buildings b on st_intersects(p.geometry, b.geometry)"""
    ).to_arrow_table()
    return tuple(found[name].to_numpy() for name in ("first", "second", "area"))


def exact_area(ring, other):
    """Common area of two outlines in rational numbers, by the strips under their edges: the referee where floats differ."""

    def strips(ring):
        points = [(Fraction(x), Fraction(y)) for x, y in ring]
        turn = sum(a[0] * b[1] - a[1] * b[0] for a, b in zip(points, points[1:]))
        if turn < 0:
            points.reverse()
        for a, b in zip(points, points[1:]):
            if a[0] != b[0]:
                yield (1, b, a) if b[0] < a[0] else (-1, a, b)

    def height(strip, x):
        _, (x0, y0), (x1, y1) = strip
        return y0 + (x - x0) * (y1 - y0) / (x1 - x0)

    foot = min(Fraction(y) for _, y in ring) - 1000
    total = Fraction(0)
    for a in strips(ring):
        for b in strips(other):
            west, east = max(a[1][0], b[1][0]), min(a[2][0], b[2][0])
            if west >= east:
                continue
            ends = [(height(a, x), height(b, x)) for x in (west, east)]
            stops = [west, east]
            first, last = ends[0][0] - ends[0][1], ends[1][0] - ends[1][1]
            if first * last < 0:
                stops.insert(1, west + (east - west) * first / (first - last))
            for x0, x1 in zip(stops, stops[1:]):
                lower = [min(height(a, x), height(b, x)) - foot for x in (x0, x1)]
                total += a[0] * b[0] * (x1 - x0) * (lower[0] + lower[1]) / 2
    return float(total)


def timed(work, *arguments):
    start = time.perf_counter()
    result = work(*arguments)
    return time.perf_counter() - start, result


def ours(*arguments):
    return subprocess.run([OURS, *map(str, arguments)], check=True, capture_output=True, text=True).stdout.strip()


def compare(peer, parcels, buildings, mine, theirs):
    """Pairs by key; where an area differs by more than 1e-9 of itself, exact numbers say who is right."""
    key = lambda first, second: first.astype(np.int64) * len(buildings) + second.astype(np.int64)
    first, second, area = theirs
    real = area > TOUCHING
    order = np.argsort(key(first[real], second[real]))
    keys, areas = key(first[real], second[real])[order], area[real][order]
    my_order = np.argsort(key(mine[0], mine[1]))
    my_keys, my_areas = key(mine[0], mine[1])[my_order], mine[2][my_order]
    both, at, my_at = np.intersect1d(keys, my_keys, return_indices=True)
    alone = len(keys) + len(my_keys) - 2 * len(both)
    difference = np.abs(areas[at] - my_areas[my_at])
    apart = np.flatnonzero(difference > 1e-9 * areas[at])
    worst = {"ours": 0.0, "theirs": 0.0}
    # The exact numbers are slow, so at most 500 pairs, those that differ most, are judged.
    for pair in apart[np.argsort(-difference[apart] / areas[at][apart])][:500]:
        parcel, building = divmod(int(both[pair]), len(buildings))
        a, b = (frame.geometry.iloc[row].exterior.coords for frame, row in ((parcels, parcel), (buildings, building)))
        exact = exact_area(list(a), list(b))
        worst["ours"] = max(worst["ours"], abs(my_areas[my_at][pair] - exact) / max(exact, SLIVER))
        worst["theirs"] = max(worst["theirs"], abs(areas[at][pair] - exact) / max(exact, SLIVER))
    total = abs(areas.sum() - my_areas.sum()) / my_areas.sum()
    print(
        f"  against {peer}: {len(my_keys):,} pairs, {alone} in one alone; sum of areas differs by {total:.1e}; "
        f"{len(apart)} pairs differ by more than 1e-9 of their area, held against exact numbers "
        f"sanqian is off by at most {worst['ours']:.1e} and {peer} by {worst['theirs']:.1e}"
    )
    return alone == 0 and total <= 1e-9 and worst["ours"] <= 1e-9


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours("prepare", folder)
        parcels, buildings = outlines(folder, "parcels"), outlines(folder, "buildings")
        db = sedona_tables(folder, parcels, buildings)
        best, found = {}, {}

        def keep(what, seconds):
            best[what] = min(best.get(what, float("inf")), seconds)

        for _ in range(ROUNDS):
            keep("sanqian", float(ours("join", folder)))
            for peer, work in (
                ("geopandas", lambda: by_geopandas(parcels, buildings)),
                ("shapely", lambda: by_shapely(parcels, buildings)),
                ("sedonadb", lambda: by_sedona(db)),
            ):
                seconds, found[peer] = timed(work)
                keep(peer, seconds)
        pairs = np.fromfile(folder / "ours.pairs", dtype=np.int64).reshape(-1, 2)
        mine = (pairs[:, 0], pairs[:, 1], np.fromfile(folder / "ours.areas"))
    print(f"{len(parcels):,} parcels x {len(buildings):,} buildings: which overlap, and the exact area of each pair")
    for peer in found:
        print(f"  sanqian {best['sanqian']:.3f} s, {peer} {best[peer]:.3f} s: {best[peer] / best['sanqian']:.1f} times as fast")
    same = [compare(peer, parcels, buildings, mine, theirs) for peer, theirs in found.items()]
    print(ours("county"))
    sys.exit(0 if all(same) else 1)


main()
