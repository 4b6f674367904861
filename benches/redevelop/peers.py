"""Phasing within a time limit, beside peers on the same instances: plan, bound, gap, and who is better.

500, 2,000 and 20,000 parcels in 30, 60 and 600 seconds; `SANQIAN_BENCH=small` runs 60 and 500 parcels in 10 and 30. Peers: one
mixed-integer program with flows (flow.py) on HiGHS, SCIP and CP-SAT, and greedy region growing from every seed as PatchMax does.
Peers have it easier: they need no seat for each firm (instance.py). A plan that breaks a limit counts as none. Exits with 1 when our
own checker finds a fault in our plan; a lost race is printed, not hidden.
"""

import json
import os
import subprocess
import sys
import time

from instance import Instance

BINARY = sys.argv[1]
SIZES = ((60, 10), (500, 30)) if os.environ.get("SANQIAN_BENCH") == "small" else ((500, 30), (2_000, 60), (20_000, 600))
# Above so many parcels a program with flows does not fit into 4 GiB.
FLOW_UP_TO = 2_000


def run(*words):
    return json.loads(subprocess.run([BINARY, *map(str, words)], check=True, capture_output=True, text=True).stdout)


def highs(inst, seconds):
    import highspy
    import numpy as np
    from flow import program

    variables, rows, take = program(inst)
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    model.setOptionValue("time_limit", float(seconds))
    model.setOptionValue("threads", 2)
    infinity = highspy.kHighsInf
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = len(variables), len(rows), highspy.ObjSense.kMaximize
    lp.col_cost_ = np.array([value for (_kind, _upper, value) in variables])
    lp.col_lower_, lp.col_upper_ = np.zeros(len(variables)), np.array([upper for (_kind, upper, _value) in variables])
    lp.row_lower_ = np.array([-infinity if low is None else low for (_row, low, _high) in rows])
    lp.row_upper_ = np.array([high for (_row, _low, high) in rows])
    starts, index, values = [0], [], []
    for row, _low, _high in rows:
        index += row.keys()
        values += row.values()
        starts.append(len(index))
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_ = np.array(starts), np.array(index)
    lp.a_matrix_.value_ = np.array(values)
    kinds = {"binary": highspy.HighsVarType.kInteger, "flow": highspy.HighsVarType.kContinuous}
    lp.integrality_ = [kinds[kind] for (kind, _upper, _value) in variables]
    model.passModel(lp)
    model.run()
    info = model.getInfo()
    solution = model.getSolution().col_value if info.primal_solution_status == 2 else None
    chosen = None if solution is None else [c for c, v in enumerate(take) if solution[v] > 0.5]
    return chosen, info.mip_dual_bound * 1e6


def scip(inst, seconds):
    from flow import program
    from pyscipopt import Model, quicksum

    variables, rows, take = program(inst)
    model = Model()
    model.hideOutput()
    model.setParam("limits/time", seconds)
    them = [model.addVar(vtype="B" if kind == "binary" else "C", lb=0.0, ub=upper) for (kind, upper, _value) in variables]
    for row, low, high in rows:
        total = quicksum(factor * them[v] for v, factor in row.items())
        model.addCons(total <= high)
        if low is not None:
            model.addCons(total >= low)
    worth = quicksum(value * them[v] for v, (_kind, _upper, value) in enumerate(variables) if value)
    model.setObjective(worth, "maximize")
    model.optimize()
    solution = model.getBestSol() if model.getNSols() else None
    chosen = None if solution is None else [c for c, v in enumerate(take) if model.getSolVal(solution, them[v]) > 0.5]
    return chosen, model.getDualbound() * 1e6


def cp_sat(inst, seconds):
    from flow import program
    from ortools.sat.python import cp_model

    # CP-SAT has whole numbers only: coefficients in thousandths, rounded so that its plan keeps our limits but for that rounding.
    variables, rows, take = program(inst)
    fine = 1_000
    model = cp_model.CpModel()
    them = [
        model.new_bool_var("") if kind == "binary" else model.new_int_var(0, int(upper * fine), "")
        for (kind, upper, _value) in variables
    ]
    unit = [1 if kind == "binary" else fine for (kind, _upper, _value) in variables]
    for row, low, high in rows:
        total = sum(round(factor * fine * fine / unit[v]) * them[v] for v, factor in row.items())
        model.add(total <= round(high * fine * fine))
        if low is not None:
            model.add(total >= round(low * fine * fine))
    model.maximize(sum(round(value * 100) * them[v] for v, (_kind, _upper, value) in enumerate(variables) if value))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = 2
    status = solver.solve(model)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    chosen = [c for c, v in enumerate(take) if solver.value(them[v])] if found else None
    return chosen, solver.best_objective_bound * 1e4


def patches(inst, seconds):
    """Greedy: from every seed and option a patch grows by the best neighbour until it is a block; the best by area that fits is taken."""
    begin = time.monotonic()
    rows = inst.rows()
    by_column = {}
    for at, (row, _limit) in enumerate(rows):
        for column, amount in row.items():
            by_column.setdefault(column, []).append((at, amount))
    used = [0] * len(rows)
    free = set(range(len(inst.parcels)))
    candidates = []
    for option, columns in inst.options().items():
        for seed in columns:
            if time.monotonic() - begin > seconds / 2:
                break
            patch, area, edge = [seed], inst.area[seed], {p for p in inst.beside[seed] if p in columns}
            while area < inst.least and edge:
                best = max(edge, key=lambda p: (inst.columns[columns[p]][3] / inst.area[p], -p))
                edge |= {p for p in inst.beside[best] if p in columns}
                patch.append(best)
                area += inst.area[best]
                edge -= set(patch)
            worth = sum(inst.columns[columns[p]][3] for p in patch)
            if area >= inst.least and worth > 0:
                candidates.append((worth / area, option, tuple(patch)))
    candidates.sort(reverse=True)
    chosen = []
    for _worth, option, patch in candidates:
        if time.monotonic() - begin > seconds:
            break
        # Patches of one option that touch would be one block, which is allowed; parcels are taken once.
        if not free.issuperset(patch):
            continue
        columns = [inst.options_of[option][p] for p in patch]
        added = {}
        for column in columns:
            for at, amount in by_column.get(column, ()):
                added[at] = added.get(at, 0) + amount
        if all(used[at] + amount <= rows[at][1] for at, amount in added.items()):
            for at, amount in added.items():
                used[at] += amount
            free -= set(patch)
            chosen += columns
    return chosen, None


PEERS = (("HiGHS, flows", highs), ("SCIP, flows", scip), ("CP-SAT, flows", cp_sat), ("greedy patches", patches))


def line(name, points, bound, seconds, note=""):
    gap = f"{(bound - points) / abs(points):7.2%}" if points and bound is not None else "      –"
    said = f"{points / 1e6:>14,.0f}" if points is not None else f"{'none':>14}"
    most = f"{bound / 1e6:>16,.0f}" if bound is not None and abs(bound) < 1e18 else f"{'–':>16}"
    print(f"  {name:<16}{said}{most}{gap:>10}{seconds:>9.1f} s  {note}", flush=True)


failed, losses = False, []
for parcels, seconds in SIZES:
    ours = run("solve", parcels, 1, seconds)
    failed |= bool(ours["wrong"])
    print(f"{parcels} parcels, {seconds} s: plan and bound in 10,000 yuan")
    line("sanqian", ours["points"], ours["bound"], ours["seconds"], "seats checked" if not ours["wrong"] else str(ours["wrong"]))
    inst = Instance(run("town", parcels, 1))
    inst.options_of = inst.options()
    for name, peer in PEERS:
        if peer is not patches and parcels > FLOW_UP_TO:
            print(f"  {name:<16}not run: its program would not fit into memory")
            continue
        begin = time.monotonic()
        try:
            chosen, bound = peer(inst, seconds)
        except ImportError as error:
            print(f"  {name:<16}not run: {error}")
            continue
        spent = time.monotonic() - begin
        wrong = inst.faults(chosen) if chosen else []
        points = inst.points(chosen) if chosen and not wrong else None
        line(name, points, bound, spent, f"breaks {wrong[0]}" if wrong else "")
        if points is not None and points > ours["points"]:
            losses.append(f"{parcels} parcels: {name} found a plan worth {points / ours['points'] - 1:.1%} more (it seats no firm)")
        if bound is not None and 0 < bound < ours["bound"]:
            losses.append(f"{parcels} parcels: {name} proved a bound {1 - bound / ours['bound']:.1%} lower")
print("lost races:" if losses else "no race was lost")
for loss in losses:
    print(f"  {loss}")
sys.exit(failed)
