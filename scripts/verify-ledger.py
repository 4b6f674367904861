#!/usr/bin/env python3
"""A second verifier of Sanqian's exports, written from the description of the format alone (docs/decisions/0027).

usage: verify-ledger.py [--trust KEY] FILE...      prints one line per file; exit code 0 when all hold, 3 otherwise

It shares no code with `sanqian verify` and needs only Python's own library.
"""
import base64, hashlib, json, struct, sys

FORMAT = "sanqian-export-1"
FIELDS = ["seq", "at_us", "actor", "on_behalf", "action", "body", "algorithm", "prev_hash", "hash"]
HEX = set("0123456789abcdef")

class Fault(Exception): pass

def need(condition, what):
    if not condition: raise Fault(what)

# --- Ed25519 (RFC 8032), strict: canonical scalars, no points of small order ---
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)

def add(a, b):
    e, f = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    g, h = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = f - e, h - g, h + g, f + e
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, point):
    total = (0, 1, 1, 0)
    while n:
        if n & 1:
            total = add(total, point)
        point, n = add(point, point), n >> 1
    return total

def same(a, b): return (a[0] * b[2] - b[0] * a[2]) % P == 0 and (a[1] * b[2] - b[1] * a[2]) % P == 0

def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (2**255 - 1)
    need(y < P, "a point is not canonical")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    need((x * x - square) % P == 0 and (x or not sign), "not a point of the curve")
    x = P - x if x & 1 != sign else x
    found = (x, y, 1, x * y % P)
    need(not same(times(8, found), (0, 1, 1, 0)), "a point of small order")
    return found

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

def signed(key, text, signature):
    need(len(signature) == 64, "a signature is 64 bytes")
    scalar = int.from_bytes(signature[32:], "little")
    need(scalar < L, "a signature is not canonical")
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % L
    need(same(times(scalar, BASE), add(point(signature[:32]), times(challenge, point(key)))), "a signature is wrong")

# --- notes (C2SP signed-note) ---
def unbase64(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Fault("not base64")
    need(base64.b64encode(data).decode() == text, "base64 is not canonical")
    return data

def read_key(text):
    need(text.count("+") >= 2, "no key")
    name, mark, data = text.split("+", 2)
    data = unbase64(data)
    need(len(data) == 33 and data[0] == 1, "not an Ed25519 key")
    digest = hashlib.sha256(name.encode() + b"\n" + data).digest()[:4]
    need(digest.hex() == mark, "the key's hash is not its own")
    return name, digest, data[1:]

def open_note(key, note):
    name, digest, public = key
    text, found, line = note.rpartition("\n\n")
    need(found and line.startswith("\u2014 " + name + " ") and line.endswith("\n"), "not a note of this key")
    data = unbase64(line[len(name) + 3 : -1])
    need(data[:4] == digest, "another key's signature")
    signed(public, (text + "\n").encode(), data[4:])
    return text + "\n"

# --- chain and tree ---
def is_hash(text): return isinstance(text, str) and len(text) == 64 and set(text) <= HEX

def entry_hash(town, e):
    digest = hashlib.new({"sha256": "sha256", "sm3": "sm3"}.get(e["algorithm"], "unknown"))
    behalf = [b"\0"] if e["on_behalf"] is None else [b"\1", e["on_behalf"].encode()]
    parts = [b"sanqian-ledger-entry-v1", town.encode(), struct.pack(">q", e["seq"]), struct.pack(">q", e["at_us"])]
    parts += [e["actor"].encode(), *behalf, e["action"].encode(), e["body"].encode(), e["algorithm"].encode()]
    for part in parts + [bytes.fromhex(e["prev_hash"])]:
        digest.update(struct.pack(">Q", len(part)) + part)
    return digest.hexdigest()

def node(left, right): return hashlib.sha256(b"\1" + left + right).digest()

def root(leaves):
    """From the definition: the left subtree is the largest power of two that is smaller than the whole."""
    if len(leaves) < 2:
        return leaves[0] if leaves else hashlib.sha256().digest()
    left = 1
    while left * 2 < len(leaves):
        left *= 2
    return node(root(leaves[:left]), root(leaves[left:]))

def climb(leaf, index, size, path):
    """The root that a path leads to, by the shape of the tree."""
    if size == 1:
        need(not path, "the path is too long")
        return leaf
    need(path, "the path is too short")
    left = 1
    while left * 2 < size:
        left *= 2
    if index < left:
        return node(climb(leaf, index, left, path[:-1]), path[-1])
    return node(path[-1], climb(leaf, index - left, size - left, path[:-1]))

def verify(data, trusted):
    need(data.endswith(b"\n"), "cut off")
    lines = data.split(b"\n")[:-1]
    need(len(lines) >= 3, "cut off")
    items = []
    for line in lines:
        item = json.loads(line)
        again = json.dumps(item, ensure_ascii=False, separators=(",", ":")).encode()
        need(isinstance(item, dict) and len(item) == 1 and again == line, "not written as an export writes it")
        items.extend(item.items())
    kind, head = items[0]
    need(kind == "header" and list(head) == ["format", "town", "about", "key"], "no header")
    need(head["format"] == FORMAT, "unknown format")
    need(trusted is None or head["key"] == trusted, "signed by another key")
    key, town = read_key(head["key"]), head["town"]
    need(items[-1][0] == "seal" and items[-2][0] == "checkpoint", "no checkpoint and seal at the end")
    before = b"".join(line + b"\n" for line in lines[:-1])
    sealed = f"{FORMAT}\n{town}\n{hashlib.sha256(before).hexdigest()}\n"
    need(open_note(key, items[-1][1]) == sealed, "the seal does not fit")
    entries, held, owed, proof = [], set(), [], None
    for kind, item in items[1:-2]:
        need(proof is None, "something follows a path")
        if kind == "entry":
            need(not owed and list(item) == FIELDS, "a blob or a field is missing")
            need(is_hash(item["prev_hash"]) and is_hash(item["hash"]), "no hash")
            need(entry_hash(town, item) == item["hash"], "an entry does not have its hash")
            if entries:
                last = entries[-1]
                need((item["seq"], item["prev_hash"]) == (last["seq"] + 1, last["hash"]), "an entry does not follow")
            entries.append(item)
            owed = [blob for blob in json.loads(item["body"])["blobs"] if blob not in held]
        elif kind == "blob":
            need(list(item) == ["hash", "bytes"] and owed and item["hash"] == owed.pop(0), "a blob does not belong here")
            content = unbase64(item["bytes"])
            need(content and hashlib.sha256(content).hexdigest() == item["hash"], "a blob is not what its name says")
            held.add(item["hash"])
        elif kind == "path":
            need(list(item) == ["index", "path"] and len(entries) == 1 and not held, "a path without its entry")
            need(item["index"] == entries[0]["seq"] - 1 and all(map(is_hash, item["path"])), "a path of another entry")
            proof, owed = item, []
        else:
            raise Fault("an unknown line")
    need(not owed, "a blob is missing")
    origin, size, signed_root, rest = open_note(key, items[-2][1]).split("\n")
    need(origin == "sanqian/" + town and rest == "" and size == str(int(size)), "a checkpoint of another ledger")
    leaves = [hashlib.sha256(b"\0" + bytes.fromhex(entry["hash"])).digest() for entry in entries]
    if proof is None:
        need(not entries or (entries[0]["seq"], entries[0]["prev_hash"]) == (1, "0" * 64), "the first entry is missing")
        need(int(size) == len(entries), "another number of entries")
        found = root(leaves)
    else:
        need(proof["index"] < int(size), "beyond the tree")
        found = climb(leaves[0], proof["index"], int(size), [bytes.fromhex(step) for step in proof["path"]])
    need(unbase64(signed_root) == found, "the signed root is not the root over these entries")
    return f"{len(entries)} entries, {len(held)} blobs, root {found.hex()}"

def main(arguments):
    trusted = None
    if arguments[:1] == ["--trust"]:
        trusted, arguments = arguments[1], arguments[2:]
    bad = 0
    for name in arguments:
        try:
            with open(name, "rb") as file:
                print("OK", name, verify(file.read(), trusted))
        except (Fault, ValueError, KeyError, TypeError, AttributeError, IndexError, struct.error, RecursionError) as fault:
            bad += 1
            print("BAD", name, type(fault).__name__, fault)
    return 3 if bad else 0

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
