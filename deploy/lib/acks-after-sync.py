#!/usr/bin/env python3
"""Reads a trace of the daemon's system calls: acks-after-sync.py TRACE COUNT

Every basic.deliver that came in must be followed by a completed fdatasync of the store's log, and only then by the
basic.ack that names its tag. Prints what it counted; fails when one acknowledgement came first, or when there are fewer than
COUNT.
"""
import re
import sys

CALL = re.compile(r"^(\d+) +(\w+)\((\d+)<([^>]*)>(?:, \"([^\"]*)\")?")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(?:\"([^\"]*)\")?.*= (-?\d+)")
# AMQP 0-9-1: class 60, methods 60 (deliver) and 80 (ack), as the first bytes of a method frame's payload.
DELIVER, ACK = bytes([0, 60, 0, 60]), bytes([0, 60, 0, 80])


def main():
    path, wanted = sys.argv[1], int(sys.argv[2])
    syncs = deliveries = acks = early = 0
    # Deliveries nothing was synchronized after, by connection; and whether the newest has been.
    unsynced = {}
    pending = {}
    for line in open(path, encoding="utf-8", errors="replace"):
        call = CALL.match(line)
        resumed = RESUMED.match(line)
        if call:
            thread, name, _, target, data = call.groups()
            target = text(target).decode(errors="replace")
            if "<unfinished" in line:
                pending[thread] = (name, target)
        elif resumed:
            thread, name, data, _ = resumed.groups()
            if thread not in pending:
                continue
            name, target = pending.pop(thread)
        else:
            continue
        if "<unfinished" in line and name in ("fdatasync", "fsync", "recvfrom", "read"):
            continue
        payload = text(data or "")
        if name in ("fdatasync", "fsync"):
            if target.endswith("tripush.db-wal"):
                syncs += 1
                unsynced = dict.fromkeys(unsynced, False)
        elif name in ("recvfrom", "read"):
            if frames(payload, DELIVER):
                deliveries += 1
                unsynced[target] = True
        elif frames(payload, ACK):
            acks += 1
            if unsynced.get(target, False):
                early += 1
                print("an acknowledgement without a synchronized commit before it: " + line.strip()[:160])
    print(f"deliveries seen   {deliveries}")
    print(f"fdatasync of log  {syncs}")
    print(f"acknowledgements  {acks}")
    print(f"before the sync   {early}")
    if early or acks < wanted or deliveries < wanted:
        sys.exit(1)


def text(escaped):
    """The bytes strace -xx has written."""
    return bytes.fromhex(escaped.replace("\\x", ""))


def frames(payload, method):
    """Whether a frame of this method begins in the bytes: type 1, a channel, a size, then class and method."""
    at = 0
    while at + 11 <= len(payload):
        if payload[at] == 1 and payload[at + 7 : at + 11] == method:
            return True
        at += 8 + int.from_bytes(payload[at + 3 : at + 7], "big")
    return False


main()
