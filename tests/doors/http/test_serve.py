"""The command: how it starts, warns and stops."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from assistant.doors.http.server import is_loopback

posix = pytest.mark.skipif(sys.platform == "win32", reason="skipped: Windows has no such signals")


def started(*arguments: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "assistant.doors", "serve", "--port", "0", *arguments],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "LANG": "C.UTF-8", **environment},
    )


def address(server: subprocess.Popen[str]) -> str:
    return re.search(r"http://\S+?/", server.stderr.readline())[0]


def bomb(address: str) -> socket.socket:
    port = int(re.search(r":(\d+)/", address)[1])
    connection = socket.create_connection(("127.0.0.1", port))
    query = "SELECT%20*%20%7B%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff.%3Fg%20%3Fh%20%3Fi%7DORDER%20BY%20%3Fa"
    connection.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return connection


@posix
@pytest.mark.parametrize(("sign", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_it_stops_in_peace_even_while_a_query_runs(sign, code):
    server = started()
    where = address(server)
    with urllib.request.urlopen(where + "health") as reply:
        assert reply.status == 200
    with bomb(where):
        time.sleep(0.5)
        server.send_signal(sign)
        out, err = server.communicate(timeout=20)
    assert (server.returncode, out) == (code, "")
    assert "Traceback" not in err


@posix
def test_no_process_is_left_behind():
    server = started("--workers", "1")
    with bomb(address(server)):
        time.sleep(0.5)
        listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(server.pid)], stdout=subprocess.PIPE, check=True)
        assert listed.stdout.split()
        server.terminate()
        server.communicate(timeout=20)
    for child in listed.stdout.split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(child), 0)


def test_a_port_in_use_is_told_in_one_sentence():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        server = started("--port", str(taken.getsockname()[1]))
        _, err = server.communicate(timeout=20)
    assert server.returncode == 2
    assert len(err.splitlines()) == 1
    assert "--port" in err


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "example.org"])
def test_an_address_that_others_can_reach_needs_a_flag(host):
    server = started("--host", host)
    _, err = server.communicate(timeout=20)
    assert server.returncode == 2
    assert "--expose" in err


def test_with_the_flag_it_warns():
    server = started("--host", "127.0.0.1.nip.invalid", "--expose", BINDWIJZER_LANG="nl")
    _, err = server.communicate(timeout=20)
    assert err.startswith("bindwijzer serve: LET OP")
    assert server.returncode == 2


@pytest.mark.parametrize(
    ("host", "own"), [("127.0.0.1", True), ("localhost", True), ("127.8.8.8", True), ("0.0.0.0", False), ("", False)]
)
def test_what_is_this_machine_alone(host, own):
    assert is_loopback(host) is own
