"""Starts the server on the sample town and lets 200 closed-loop users ask it for ten seconds, five times; prints the runs and
their median beside the disk's own fsync, and fails when the promise is missed (5,000 requests a second, p99 within 100 ms)."""

import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

bench = sys.argv[1]
subprocess.run(["cargo", "build", "--quiet", "--profile", "bench-speed", "-p", "cli"], check=True)
program = os.path.join(os.path.dirname(bench), "sanqian")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
with tempfile.TemporaryDirectory() as data:
    subprocess.run([program, "demo", "--no-serve", "--data", data], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # 200 users of one address, without the rates that keep one address from taking all.
    command = [program, "serve", "--data", data, "--port", str(port), "--requests-per-second", "0", "--trusted-proxy", "127.0.0.1"]
    server = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/ready", timeout=1)
                break
            except OSError:
                time.sleep(0.5)
        runs = []
        for _ in range(5):
            out = subprocess.run([bench, f"127.0.0.1:{port}", data], check=True, capture_output=True, text=True)
            runs.append(json.loads(out.stdout))
            print(out.stdout.strip(), flush=True)
    finally:
        server.terminate()
        server.wait()
rate = statistics.median(run["requests_per_second"] for run in runs)
p99 = statistics.median(run["p99_ms"] for run in runs)
errors = sum(run["errors"] for run in runs)
print(f"median of 5: {rate:.0f} requests/s, p99 {p99:.1f} ms, {errors} errors; reads only, the server has no route that writes yet")
sys.exit(0 if rate >= 5_000 and p99 <= 100 and errors == 0 else 1)
