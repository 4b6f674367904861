"""Starts the server on the sample town with log-in, lets 200 officers in, and lets them ask and write for ten seconds, five times;
prints the runs and their median beside the disk's own fsync, and fails when the promise is missed (5,000 requests a second with
10 % writes, p99 of reads within 100 ms). The client takes one of the machine's cores; that is part of the figure."""

import base64
import hmac
import json
import os
import socket
import statistics
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request

USERS = 200
ACCOUNTS = 10
PASSWORD = "Tie-xian+jiang.7"
DAY = "2024-01-08"
bench = sys.argv[1]
runs_wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 5


def ask(port, path, cookie="", body=None, headers=None, kind="application/json"):
    data = body if body is None or isinstance(body, bytes) else json.dumps(body).encode()
    request = urllib.request.Request(f"http://127.0.0.1:{port}/api/v1{path}", data=data)
    for name, value in {"Cookie": cookie, "Sec-Fetch-Site": "same-origin", "Content-Type": kind, **(headers or {})}.items():
        request.add_header(name, value)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer), answer.headers.get("Set-Cookie", "").split(";")[0]
    except urllib.error.HTTPError as error:
        return error.code, json.load(error), ""


def claim(port, name, code):
    status, answer, cookie = ask(port, "/claims", body={"name": name, "person": "某某", "code": code, "password": PASSWORD})
    assert status == 200, answer
    return cookie


def administrator(port, name, code):
    """Takes up an account and gives it its second factor, without which an administrator may not act."""
    cookie = claim(port, name, code)
    _, asked, _ = ask(port, "/me/totp", cookie, {"password": PASSWORD})
    secret = asked["secret"]
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, struct.pack(">Q", int(time.time()) // 30), "sha1")
    at = digest[-1] & 15
    code = f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
    status, answer, cookie = ask(port, "/me/totp/proof", cookie, {"code": code})
    assert status == 200, answer
    return cookie


def officers(port, said):
    """Ten officers by the administrators of the first start; a user is a session of one of them."""
    code = {line[:2]: line.rsplit(": ", 1)[1].strip() for line in said if "启用码" in line}
    system, security = administrator(port, "xitong", code["系统"]), administrator(port, "anquan", code["安全"])
    cookies = []
    for n in range(ACCOUNTS):
        _, opened, _ = ask(port, "/people", system, {"name": f"officer-{n}", "person": "李四"})
        role = {"role": "town_officer", "body": "town", "until": "2099-01-01"}
        assert ask(port, f"/people/{opened['account']}/grants", security, role)[0] == 200
        cookies.append(claim(port, f"officer-{n}", opened["code"]))
    return [cookies[n % ACCOUNTS] for n in range(USERS)]


def attach(port, cookie, case):
    """The step that adds a photo to a case: it may be taken again and again."""
    _, read, _ = ask(port, f"/cases/{case}", cookie)
    found = [one for one in read["next"] if one["step"]["code"] == "attach"]
    if not found:
        return None
    by = {"name": "李四", "capacity": found[0]["by"][0]["code"], "certificates": ["浙执1", "浙执2"]}
    by["body"] = found[0]["bodies"][0]["code"] if found[0]["bodies"] else ""
    kind = read["evidence_kinds"][0]["code"]
    step = {"event": "attach", "day": DAY, "by": by, "evidence": [{"kind": kind}], "answers": []}
    return read["version"], json.dumps(step, ensure_ascii=False)


def users(port, said):
    cookies = officers(port, said)
    _, page, _ = ask(port, "/findings?limit=1000", cookies[0])
    lines = []
    for finding in page["items"]:
        if len(lines) == USERS:
            break
        cookie = cookies[len(lines)]
        status, opened, _ = ask(port, "/cases", cookie, {"finding": finding["id"], "day": DAY})
        if status != 201:
            continue  # it has a case already, or concerns several enterprises
        found = attach(port, cookie, opened["id"])
        if found:
            lines.append("\t".join([cookie, opened["id"], found[0], found[1]]))
    assert len(lines) == USERS, f"only {len(lines)} cases to work on"
    return "\n".join(lines) + "\n"


subprocess.run(["cargo", "build", "--quiet", "--profile", "bench-speed", "-p", "cli"], check=True)
program = os.path.join(os.path.dirname(bench), "sanqian")
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
with tempfile.TemporaryDirectory() as data:
    subprocess.run([program, "demo", "--no-serve", "--data", data], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    # 200 users of one address, without the rates that keep one address from taking all.
    command = [program, "serve", "--data", data, "--port", str(port), "--requests-per-second", "0", "--trusted-proxy", "127.0.0.1"]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        said = []
        for line in server.stderr:
            if "http://" in line:
                break
            said.append(line)
        threading.Thread(target=lambda: [None for _ in server.stderr], daemon=True).start()
        path = os.path.join(data, "users")
        with open(path, "w") as file:
            file.write(users(port, said))
        runs = []
        for _ in range(runs_wanted):
            out = subprocess.run([bench, f"127.0.0.1:{port}", data, path], check=True, capture_output=True, text=True)
            runs.append(json.loads(out.stdout))
            print(out.stdout.strip(), out.stderr.strip(), flush=True)
    finally:
        server.terminate()
        server.wait()
    # What was written under load stands and holds together.
    subprocess.run([program, "verify", "--data", data], check=True)
middle = {name: statistics.median(run[name] for run in runs) for name in runs[0]}
errors = sum(run["errors"] for run in runs)
print(
    f"median of {len(runs)}: {middle['requests_per_second']:.0f} requests/s of which {middle['writes_per_second']:.0f} writes, "
    f"p99 of reads {middle['p99_ms']:.1f} ms, of writes {middle['write_p99_ms']:.1f} ms (fsync {middle['fsync_p99_ms']:.2f} ms), {errors} errors; "
    f"{os.cpu_count()} cores, one of them the client's"
)
sys.exit(0 if middle["requests_per_second"] >= 5_000 and middle["p99_ms"] <= 100 and errors == 0 else 1)
