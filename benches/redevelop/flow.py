"""The monolithic peer: one mixed-integer program, connected blocks by flow.

For each option (mode, carrier, start): a parcel that takes it consumes its area of a commodity that roots supply; a root supplies at least
the smallest block, and flow runs only between neighbours that take the option. The same program is given to HiGHS, SCIP and CP-SAT.
"""


def program(inst):
    """Variables (kind, upper bound, value) and rows (coefficients, least, most), in mu and 10,000 yuan so that numbers are near 1."""
    mu = 20_000_000 / 3
    area = [a / mu for a in inst.area]
    least, whole = inst.least / mu, sum(area)
    variables, rows = [], []

    def variable(kind, upper, value=0.0):
        variables.append((kind, upper, value))
        return len(variables) - 1

    take = [variable("binary", 1.0, value / 1e6) for (_parcel, _kind, _start, value) in inst.columns]
    for columns in inst.of_parcel.values():
        rows.append(({take[c]: 1.0 for c in columns}, None, 1.0))
    for row, limit in inst.rows():
        size = max(abs(v) for v in row.values())
        rows.append(({take[c]: v / size for c, v in row.items()}, None, limit / size))
    for columns in inst.options().values():
        balance = {p: {take[c]: -area[p]} for p, c in columns.items()}
        for p, c in columns.items():
            root, supply = variable("binary", 1.0), variable("flow", whole)
            balance[p][supply] = 1.0
            rows.append(({root: 1.0, take[c]: -1.0}, None, 0.0))
            rows.append(({supply: 1.0, root: -whole}, None, 0.0))
            rows.append(({supply: -1.0, root: least}, None, 0.0))
        for a, b in inst.pairs:
            if a not in columns or b not in columns:
                continue
            for p, q in ((a, b), (b, a)):
                flow = variable("flow", whole)
                balance[p][flow] = -1.0
                balance[q][flow] = 1.0
                rows.append(({flow: 1.0, take[columns[p]]: -whole}, None, 0.0))
                rows.append(({flow: 1.0, take[columns[q]]: -whole}, None, 0.0))
        rows += [(row, 0.0, 0.0) for row in balance.values()]
    return variables, rows, take
