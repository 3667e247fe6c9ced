"""Whatever a server does, one sentence in two languages says so: no traceback, nothing believed that is not whole."""

from __future__ import annotations

import socket

import pytest

from kg.errors import GraphUnavailableError
from kg.remote.failures import EndpointError, RefusedQueryError
from kg.remote.opening import connect, open_remote
from kg.remote.transport import Limits
from tests.kg.remote.scripted import ONE_ROW, json, raw, reply, serving, silence, trickle

QUICK = Limits(connect=1, read=0.3, total=0.8, size=10_000, tries=2)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
EDITION = '{"head": {"vars": ["version"]}, "results": {"bindings": [%s]}}'
VERSION = EDITION % '{"version": {"type": "literal", "value": "%s"}}'

REPLIES = {
    "a password is wanted": (reply(401), "no access"),
    "no right": (reply(403), "no access"),
    "nothing there": (reply(404, b"<html>", "text/html"), "not there"),
    "no POST there": (reply(405), "not SPARQL"),
    "too many questions": (reply(429, Retry_After="0"), "busy"),
    "overloaded": (reply(503, Retry_After="0"), "busy"),
    "overloaded for an hour": (reply(503, Retry_After="3600"), "busy"),
    "a fault": (reply(500, b"Traceback \x1b[2J"), "fault of the server"),
    "a gateway": (reply(502), "fault of the server"),
    "a web page": (reply(200, b"<!doctype html>", "text/html; charset=utf-8"), "not SPARQL"),
    "results in XML": (reply(200, b"<sparql/>", "application/sparql-results+xml"), "not SPARQL"),
    "no media type": (reply(200, ONE_ROW.encode()), "not SPARQL"),
    "another protocol": (raw(b"SSH-2.0-OpenSSH_9\r\n"), "broken off"),
    "nothing at all": (raw(b""), "broken off"),
    "half a head": (raw(HEAD), "broken results"),
    "half a body": (raw(HEAD + b"Content-Length: 900\r\n\r\n{"), "broken off"),
    "half a chunk": (raw(HEAD + b'Transfer-Encoding: chunked\r\n\r\n20\r\n{"head"'), "broken off"),
    "broken compression": (raw(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd"), "broken off"),
    "whole by its length, cut in its JSON": (json(ONE_ROW[:-8]), "broken results"),
    "an empty body": (json(""), "broken results"),
    "JSON of another kind": (json("[1, 2]"), "broken results"),
    "a term of no kind": (json(ONE_ROW.replace("literal", "quad")), "broken results"),
    "a value that is no text": (json(ONE_ROW.replace('"1"', "1")), "broken results"),
    "no UTF-8": (json(b'{"head": "\xff"}'), "broken results"),
    "JSON without end": (json("[" * 9_000), "broken results"),
    "cut at its time limit": (json(ONE_ROW, X_SQL_State="S1TAT"), "cut by its server"),
    "cut at its row limit": (json(ONE_ROW, X_SPARQL_MaxRows="1"), "cut by its server"),
    "more than we take": (json(ONE_ROW + " " * 20_000), "too large"),
    "no end of it": (trickle(HEAD + b"\r\n" + b" " * 1000, 0.01), "too slow"),
    "no end of its head": (trickle(b"HTTP/1.1 200 OK\r\nX-Filler: " + b"x" * 1000, 0.01), "too slow"),
    "silence": (silence(2), "silent"),
    "sent round in a circle": (reply(302, Location="/sparql"), "sent on"),
    "sent to a file": (reply(307, Location="file:///etc/passwd"), "sent on"),
    "sent nowhere": (reply(302), "sent on"),
    "an empty graph": (json(EDITION % "{}"), "no data"),
    "no row": (json(EDITION % ""), "no data"),
    "an older graph": (json(VERSION % "0.0.9"), "other version"),
    "a newer graph": (json(VERSION % "1.0.0"), "other version"),
    "a graph of no version": (json(VERSION % "draft {0}"), "other version"),
    "an ASK result": (json('{"head": {}, "boolean": true}'), "not SPARQL"),
    "a query taken for wrong": (reply(400, b"what is SELECT", "text/plain"), "not SPARQL"),
}  # fmt: skip


@pytest.mark.parametrize(("answer", "kind"), REPLIES.values(), ids=REPLIES)
def test_what_a_server_does_wrong_is_told_in_one_sentence(answer, kind):
    with serving(answer) as server, pytest.raises(EndpointError) as caught:
        open_remote(server.url, QUICK)
    assert caught.value.kind == kind
    told = [caught.value.sentence("nl"), caught.value.sentence("en")]
    assert told[0] != told[1]
    for sentence in told:
        assert server.url in sentence
        assert sentence.isprintable()
        assert "{" not in sentence.replace("draft {0}", "")
    assert isinstance(caught.value, GraphUnavailableError)


def test_a_port_where_nobody_listens():
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(EndpointError, match="Connection refused") as caught:
        open_remote(f"http://127.0.0.1:{port}/sparql", QUICK)
    assert caught.value.kind == "refused"


@pytest.mark.parametrize("host", ["no-such-host.invalid", "a..b", "x" * 70 + ".invalid"])
def test_a_host_that_does_not_exist(host):
    with pytest.raises(EndpointError) as caught:
        open_remote(f"http://{host}/sparql", QUICK)
    assert caught.value.kind == "unknown host"


def test_a_server_that_takes_no_connection():
    with (
        socket.create_server(("127.0.0.1", 0), backlog=0) as full,
        socket.create_connection(full.getsockname()),
        pytest.raises(EndpointError) as caught,
    ):
        open_remote(f"http://127.0.0.1:{full.getsockname()[1]}/", Limits(connect=0.2, total=2))
    assert caught.value.kind == "no connection in time"


def test_a_query_that_the_server_takes_for_wrong_is_no_fault_of_the_connection():
    wrong = reply(400, b"line 1:\n SELCT \x1b[31m?", "text/plain")
    with serving(wrong) as server, pytest.raises(RefusedQueryError) as caught:
        connect(server.url).select("SELCT")
    assert caught.value.sentence("en").endswith("HTTP 400 line 1: SELCT [31m?")


def test_text_that_is_no_unicode_is_not_sent():
    with serving(json(ONE_ROW)) as server, pytest.raises(RefusedQueryError):
        connect(server.url).select("SELECT \udcff")
    assert server.requests == []
