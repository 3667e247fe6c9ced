"""Under load: limits of time, room and patience, and clients that leave or do not read."""

from __future__ import annotations

import re
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from urllib.parse import quote

import pytest

from assistant.doors.http import server
from tests.doors.http.conftest import serving

BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
MUCH = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def short():
    with serving("--timeout", "2", "--queue", "1") as client:
        yield client


@pytest.fixture(scope="module")
def patient():
    with serving("--timeout", "60") as client:
        yield client


def measured(client, name):
    return float(re.search(rf"^{name} (\S+)$", client.get("/metrics").text, re.MULTILINE)[1])


def until(condition, seconds=10.0):
    ends = time.monotonic() + seconds
    while not (found := condition()) and time.monotonic() < ends:
        time.sleep(0.05)
    return found


def opened(client, path):
    connection = socket.create_connection(("127.0.0.1", client.port))
    connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
    return connection


def test_a_query_that_takes_too_long_is_stopped_and_the_next_answers(short):
    began = time.monotonic()
    reply = short.get("/sparql", query=BOMB)
    assert reply.status == 503
    assert "Retry-After" not in reply.headers
    assert time.monotonic() - began < 4
    assert short.get("/sparql", query="ASK {}").status == 200


def test_beyond_what_may_wait_a_query_is_told_to_come_back(short):
    with ThreadPoolExecutor(8) as threads:
        replies = list(threads.map(lambda _: short.get("/sparql", query=BOMB), range(8)))
    assert {reply.status for reply in replies} == {503}
    assert sum("Retry-After" in reply.headers for reply in replies) >= 5
    assert short.get("/sparql", query="ASK {}").status == 200


def test_a_client_that_leaves_ends_its_query(patient):
    connection = opened(patient, "/sparql?query=" + quote(BOMB))
    assert until(lambda: measured(patient, "bindwijzer_queries_running") == 1)
    connection.close()
    assert until(lambda: measured(patient, "bindwijzer_queries_running") == 0)


def test_clients_that_leave_while_waiting_hold_no_place(patient):
    connections = [opened(patient, "/sparql?query=" + quote(BOMB)) for _ in range(6)]
    assert until(lambda: measured(patient, "bindwijzer_queries_waiting") == 4)
    for connection in connections:
        connection.close()
    assert until(lambda: measured(patient, "bindwijzer_queries_waiting") == 0)
    assert until(lambda: measured(patient, "bindwijzer_queries_running") == 0)
    assert patient.get("/sparql", query="ASK {}").status == 200


def test_a_slow_reader_holds_no_worker_and_is_let_go(web, monkeypatch):
    monkeypatch.setattr(server, "_STALLED", 1.0)
    readers = [opened(web, "/sparql?query=" + quote(MUCH)) for _ in range(2)]
    assert all(reader.recv(9) == b"HTTP/1.1 " for reader in readers)
    assert measured(web, "bindwijzer_queries_running") == 0
    assert web.get("/sparql", query="ASK {}").status == 200
    time.sleep(2.5)
    assert all(is_cut(reader) for reader in readers)


def is_cut(reader):
    """Say whether the server closed a connection before all was sent."""
    reader.settimeout(10)
    taken = b""
    try:
        while part := reader.recv(1 << 20):
            taken += part
    except ConnectionError:
        return True
    finally:
        reader.close()
    length = re.search(rb"content-length: (\d+)", taken)
    return length is None or len(taken) < int(length[1])


def test_who_connects_and_asks_nothing_is_let_go(web, monkeypatch):
    monkeypatch.setattr(server, "_STALLED", 0.5)
    with socket.create_connection(("127.0.0.1", web.port), timeout=5) as connection, suppress(ConnectionResetError):
        assert connection.recv(1) == b""
