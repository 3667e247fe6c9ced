"""Real SPARQL servers on 127.0.0.1, loaded with a Turtle file and gone when the block ends, come what may."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.store import Solutions, Store

_START = 60
_MEMORY = 4_000_000
"""Kilobytes of address space: some queries let Virtuoso grow without end."""
_GRAPH = "https://example.org/graph"
_INI = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = {folder}
NumberOfBuffers = 20000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
[SPARQL]
MaxQueryExecutionTime = 30
"""


class Counting:
    """A store that counts how often it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.asked = 0

    def select(self, query: str) -> Solutions:
        self.asked += 1
        return self._store.select(query)


@contextlib.contextmanager
def oxigraph(turtle: Path, folder: Path) -> Iterator[str]:
    """Run an Oxigraph server on a file; give the address of its endpoint."""
    program = _tool("oxigraph", "pip install oxigraph", beside=Path(sys.executable).parent)
    _run(program, "load", "--location", str(folder / "db"), "--file", str(turtle))
    port = free_port()
    command = [program, "serve-read-only", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"]
    url = f"http://127.0.0.1:{port}/query"
    with _running(command, folder, lambda: _answers(url)):
        yield url


@contextlib.contextmanager
def virtuoso(turtle: Path, folder: Path) -> Iterator[str]:
    """Run a Virtuoso on a file; give the address of its endpoint with the graph that holds it."""
    program = _tool("virtuoso-t", "apt-get install virtuoso-opensource-7-bin")
    shell = _tool("isql-vt", "apt-get install virtuoso-opensource-7-bin")
    sql, http = free_port(), free_port()
    shutil.copy(turtle, folder / "graph.ttl")
    (folder / "virtuoso.ini").write_text(_INI.format(folder=folder, sql=sql, http=http))
    url = f"http://127.0.0.1:{http}/sparql"
    command = [program, "+foreground", "+configfile", str(folder / "virtuoso.ini")]
    with _running(command, folder, lambda: _answers(url)):
        load = f"DB.DBA.TTLP (file_to_string_output ('{folder}/graph.ttl'), '', '{_GRAPH}', 0); checkpoint;"
        _run(shell, f"127.0.0.1:{sql}", "dba", "dba", "ERRORS=STDOUT", f"exec={load}")
        yield f"{url}?default-graph-uri={_GRAPH}"


def free_port() -> int:
    """Return a port of 127.0.0.1 that nobody uses."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return free.getsockname()[1]


def _tool(name: str, cure: str, beside: Path | None = None) -> str:
    found = shutil.which(name, path=str(beside)) if beside else shutil.which(name)
    if not (found := found or shutil.which(name)):
        pytest.skip(f"{name} is not installed: {cure}")
    return found


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, check=False, timeout=_START, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Error" not in done.stdout, done.stdout


@contextlib.contextmanager
def _running(command: Sequence[str], folder: Path, is_ready: Callable[[], bool]) -> Iterator[None]:
    """Run a server under a memory limit; it also ends when this process is killed."""
    tied = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
    limited = ["sh", "-c", f'ulimit -v {_MEMORY}; exec "$@"', "sh", *tied, *command]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(limited, stdout=log, stderr=log, cwd=folder)
        try:
            _wait(server, is_ready, folder / "server.log")
            yield
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(10)
            server.kill()
            server.wait()


def _wait(server: subprocess.Popen[bytes], is_ready: Callable[[], bool], log: Path) -> None:
    end = time.monotonic() + _START
    while not is_ready():
        assert server.poll() is None, log.read_text(errors="replace")
        assert time.monotonic() < end, "the server did not start: " + log.read_text(errors="replace")
        time.sleep(0.1)


def _answers(url: str) -> bool:
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url, timeout=5):
            return True
    except urllib.error.HTTPError as error:
        error.close()
        return True
    except OSError:
        return False
