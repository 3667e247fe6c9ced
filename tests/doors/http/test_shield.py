"""What stands before every route."""

from __future__ import annotations

import random
import socket

import pytest

from tests.doors.http.conftest import serving

PAGES = ("/", "/?q=grote+groepen", "/matrix", "/selection", "/query", "/id/form/pubquiz", "/def/", "/x", "/health")


@pytest.mark.parametrize("path", PAGES)
def test_every_answer_carries_the_security_headers(web, path):
    headers = web.get(path, "text/html").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert ("'unsafe-inline'" in policy) == (path == "/query")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "[::2]", ""])
def test_another_name_is_turned_away(web, host):
    assert web.send("GET", "/ask?question=x", Host=host).status == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1:8765", "[::1]:8765"])
def test_our_own_names_are_answered(web, host):
    assert web.send("GET", "/health", Host=host).status == 200


def test_a_name_can_be_allowed():
    with serving("--name", "kennis.example.org") as client:
        assert client.send("GET", "/health", Host="kennis.example.org").status == 200
        assert client.send("GET", "/health", Host="example.org").status == 421


def test_a_fault_is_one_sentence_and_no_traceback(web, monkeypatch, capfd):
    def broken(*_):
        raise RuntimeError("secret")

    monkeypatch.setattr("assistant.doors.http.pages.suggest", broken)
    reply = web.get("/", "text/html")
    assert reply.status == 500
    assert b"secret" not in reply.body
    assert b"Traceback" not in reply.body
    told = capfd.readouterr().err
    assert "RuntimeError: secret" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("path", ["/", "/sparql", "/ask", "/id/form/pubquiz", "/download/bindwijzer.ttl"])
def test_other_methods_are_refused(web, path, method):
    assert web.send(method, path).status == 405


OURS = b"Host: localhost\r\nConnection: close\r\n"
PATHS = (
    b"/sparql?query=", b"/ask?question=", b"/?q=", b"/?set=", b"/id/", b"/def/", b"/complete?prefix=", b"/query?query=",
    b"/selection?pick=", b"/matrix?with=", b"/", b"/static/",
)  # fmt: skip
KINDS = (b"application/x-www-form-urlencoded", b"application/sparql-query", b"application/json")


def garbage(generator):
    """Return a request that is wrong in a random way: in its line, headers, parameters or body."""
    noise = bytes(generator.randrange(256) for _ in range(generator.randrange(1, 300)))
    text = noise.replace(b"\r", b"").replace(b"\n", b"").replace(b"\0", b"")
    quoted = b"".join(b"%%%02x" % byte for byte in noise)
    path, kind = generator.choice(PATHS), generator.choice((*KINDS, text))
    sent = b"%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s" % (OURS, kind, len(noise), noise)
    ways = [
        noise + b"\r\n\r\n",
        b"GET %s%s HTTP/1.1\r\n%s\r\n" % (path, quoted, OURS),
        b"GET %s%s HTTP/1.1\r\n%s\r\n" % (path, text, OURS),
        b"POST /sparql HTTP/1.1\r\n%s" % sent,
        b"POST /ask HTTP/1.1\r\n%s" % sent,
        b"GET /sparql?query=ASK%%7B%%7D HTTP/1.1\r\n%sAccept: %s\r\n\r\n" % (OURS, text),
        b"GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\nAccept-Language: %s\r\n\r\n" % (text, text),
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
    ]  # fmt: skip
    return generator.choice(ways)


def test_a_thousand_malformed_requests_are_no_fault(web, capfd):
    generator = random.Random(1)
    for _ in range(1000):
        request = garbage(generator)
        with socket.create_connection(("127.0.0.1", web.port), timeout=10) as connection:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            first = connection.makefile("rb").readline()
        assert not first.startswith(b"HTTP/1.1 5"), (first, request)
    assert web.get("/health").status == 200
    assert capfd.readouterr().err == ""
