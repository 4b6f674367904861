"""Phasing within a time limit: 500, 2,000 and 20,000 parcels in 30, 60 and 600 seconds.

Prints plan, bound and gap of each. Peers are still to come: nothing is installed. Exits with 1 when the checker finds a fault.
"""

import json
import subprocess
import sys

failed = False
for parcels, seconds in ((500, 30), (2_000, 60), (20_000, 600)):
    line = subprocess.run([sys.argv[1], "solve", str(parcels), "1", str(seconds)], check=True, capture_output=True, text=True)
    plan = json.loads(line.stdout)
    failed |= bool(plan["wrong"])
    print(f"{parcels:>6} parcels  {plan['seconds']:6.1f} s  points {plan['points']:>20,}  bound {plan['bound']:>20,}  gap {plan['gap']:.2%}")
sys.exit(failed)
