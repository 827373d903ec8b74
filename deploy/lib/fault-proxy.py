#!/usr/bin/env python3
"""A small TCP proxy before a broker, for faults on one link at a time: fault-proxy.py LISTEN UPSTREAM CONTROL

A connection is known by the name its client gives in connection.start-ok ("tripush alerts", "tripush police", ...). The
control port takes one line and answers one:

  FAULT ROLE        cut        ends the role's connections, and lets none be made until "heal"
                    reset      the same with RST
                    half-open  bytes vanish both ways and nobody is told; new connections hang as well
                    stall      the client's bytes are not read any more: its sends block
                    mute       the broker's bytes are held back; they go on after "heal"
                    slow       1 KiB a second each way
  heal ROLE         the role's faults end; what a half-open connection swallowed stays lost, and it stays dead
  count             how many connections each role has made
"""
import asyncio
import re
import socket
import struct
import sys

faults = {}
connections = {}
made = {}


class Connection:
    def __init__(self, client, server):
        self.client, self.server = client, server
        self.role = None
        self.is_dead = False

    def fault(self):
        return faults.get(self.role)

    def end(self, resets):
        self.is_dead = True
        for writer in (self.client, self.server):
            if resets:
                linger = struct.pack("ii", 1, 0)
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            writer.transport.abort() if resets else writer.close()


async def forward(reader, writer, connection, from_client):
    try:
        while not connection.is_dead:
            if from_client and connection.fault() == "stall":
                await asyncio.sleep(0.05)
                continue
            data = await reader.read(65536)
            if not data:
                break
            if from_client and connection.role is None:
                name = re.search(rb"tripush ([a-z ]+)", data)
                if name:
                    await introduce(connection, name.group(1).decode().strip())
            if not await passes(data, writer, connection, from_client):
                continue
            writer.write(data)
            await writer.drain()
    except (ConnectionError, asyncio.CancelledError):
        pass
    finally:
        if connection.fault() != "half-open":
            writer.close()


async def introduce(connection, role):
    connection.role = role
    connections.setdefault(role, set()).add(connection)
    made[role] = made.get(role, 0) + 1
    if connection.fault() in ("cut", "reset"):
        connection.end(connection.fault() == "reset")


async def passes(data, writer, connection, from_client):
    """Holds bytes back as the fault wants; false when they are lost."""
    while connection.fault() == "mute" and not from_client:
        await asyncio.sleep(0.05)
    if connection.fault() == "slow":
        for start in range(0, len(data), 128):
            writer.write(data[start : start + 128])
            await writer.drain()
            await asyncio.sleep(0.125)
        return False
    if connection.fault() == "half-open" or connection.is_dead:
        connection.is_dead = True
        return False
    return True


async def accept(reader, writer):
    try:
        upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", int(sys.argv[2]))
    except ConnectionError:
        # The broker itself is away.
        writer.close()
        return
    connection = Connection(writer, upstream_writer)
    await asyncio.gather(
        forward(reader, upstream_writer, connection, True), forward(upstream_reader, writer, connection, False)
    )
    connections.get(connection.role, set()).discard(connection)


async def control(reader, writer):
    words = (await reader.readline()).decode().split(maxsplit=1)
    if words[0] == "count":
        answer = " ".join(f"{role.replace(' ', '-')}={number}" for role, number in sorted(made.items()))
    elif words[0] == "heal":
        faults.pop(words[1].strip(), None)
        answer = "healed"
    else:
        fault, role = words[0], words[1].strip()
        faults[role] = fault
        for connection in list(connections.get(role, ())):
            if fault in ("cut", "reset"):
                connection.end(fault == "reset")
            elif fault == "half-open":
                connection.is_dead = True
        answer = f"{fault} on {role}: {len(connections.get(role, ()))} connections"
    writer.write(f"{answer}\n".encode())
    await writer.drain()
    writer.close()


async def main():
    await asyncio.start_server(control, "127.0.0.1", int(sys.argv[3]))
    server = await asyncio.start_server(accept, "127.0.0.1", int(sys.argv[1]))
    await server.serve_forever()


asyncio.run(main())
