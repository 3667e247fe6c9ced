"""Many clients at once on `bindwijzer serve`: errors, times, and whether memory stays flat. Linux only.

    python benchmarks/http_load.py [SECONDS] [CLIENTS]

Among the clients are some that leave in the middle of an answer and some that read it very slowly.
"""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import quote

ALL = "/sparql?query=" + quote("SELECT * { ?s ?p ?o }")
PATHS = (
    "/sparql?query=" + quote("SELECT ?s { ?s a bw:WorkForm }"),
    "/ask?question=" + quote("welke werkvormen voor grote groepen online synchroon?"),
    "/?q=" + quote("which work forms suit small groups on site?"),
    "/?q=" + quote("welke werkvromen voor grote groepn?") + "&q=" + quote("en fysiek?"),
    "/id/form/pubquiz.html",
    "/id/form/pubquiz.ttl",
    "/complete?prefix=werkvormen%20voor",
    "/matrix",
)


class Load:
    """What the clients saw."""

    def __init__(self, port: int, ends: float) -> None:
        self.port, self.ends = port, ends
        self.outcomes: Counter[object] = Counter()
        self.times: list[float] = []

    def ask(self, number: int) -> None:
        """Ask one thing after the other on one connection."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        while time.monotonic() < self.ends:
            path = ALL if number % 50 == 0 else PATHS[number % len(PATHS)]
            began = time.perf_counter()
            try:
                connection.request(
                    "GET", path, headers={"Accept": "text/html, */*;q=0.5"} if "sparql" not in path else {}
                )
                answer = connection.getresponse()
                answer.read()
                self.outcomes[answer.status] += 1
            except (OSError, http.client.HTTPException) as error:
                self.outcomes[repr(error)] += 1
                connection.close()
            self.times.append(time.perf_counter() - began)
            number += 1

    def leave(self) -> None:
        """Ask for much and go away."""
        while time.monotonic() < self.ends:
            with self._opened() as connection:
                time.sleep(0.02)
                connection.recv(1000)
            time.sleep(0.2)

    def dawdle(self) -> None:
        """Ask for much and read a little of it now and then."""
        while time.monotonic() < self.ends:
            with self._opened() as connection:
                for _ in range(20):
                    time.sleep(0.5)
                    connection.recv(2000)

    def _opened(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        connection.sendall(f"GET {ALL} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        return connection


def memory(process: int) -> float:
    """Return the resident memory of a process in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def main() -> None:
    """Run the load and print what was seen."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60.0
    clients = int(sys.argv[2]) if len(sys.argv) > 2 else 32
    command = [sys.executable, "-m", "assistant.doors", "serve", "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own command
        try:
            port = re.findall(r":(\d+)/", server.stderr.readline() if server.stderr else "")[0]
            measure(server.pid, Load(int(port), time.monotonic() + seconds), clients)
        finally:
            server.terminate()
            server.wait(20)


def measure(process: int, load: Load, clients: int) -> None:
    """Run all clients until the end, and print the memory of the server meanwhile."""
    threads = [threading.Thread(target=load.ask, args=(number,)) for number in range(clients)]
    threads += [threading.Thread(target=load.leave) for _ in range(2)]
    threads += [threading.Thread(target=load.dawdle) for _ in range(4)]
    for thread in threads:
        thread.start()
    while time.monotonic() < load.ends:
        time.sleep(min(10.0, max(0.1, load.ends - time.monotonic())))
        print(f"{len(load.times):>8} answers, server {memory(process):.0f} MB")
    for thread in threads:
        thread.join()
    times = sorted(load.times)
    print("outcomes", dict(load.outcomes))
    print(
        "ms: median {:.1f}, 95th {:.1f}, most {:.1f}".format(
            *(1000 * times[int(len(times) * q)] for q in (0.5, 0.95, 0.9999))
        )
    )
    print(f"server {memory(process):.0f} MB at the end")


if __name__ == "__main__":
    main()
