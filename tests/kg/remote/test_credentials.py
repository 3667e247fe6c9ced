"""Passwords: from the environment or netrc, to the host they are for, over a line that nobody reads along."""

from __future__ import annotations

import base64

import pytest

from kg.remote.address import Address, address
from kg.remote.client import Client
from kg.remote.credentials import PASSWORD, TOKEN, USER, authorization
from kg.remote.failures import EndpointError
from tests.kg.remote.scripted import ONE_ROW, RESULTS, json, reply, serving

BASIC = "Basic " + base64.b64encode("anna:gé:heim".encode()).decode()
HERE = address("http://127.0.0.1/sparql")


@pytest.fixture(autouse=True)
def _nothing_given(monkeypatch, tmp_path):
    for name in (USER, PASSWORD, TOKEN):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


@pytest.fixture
def password(monkeypatch):
    monkeypatch.setenv(USER, "anna")
    monkeypatch.setenv(PASSWORD, "gé:heim")


def sent(server) -> list[str | None]:
    return [request.headers.get("authorization") for request in server.requests]


def test_a_password_from_the_environment(password):
    with serving(json(ONE_ROW)) as server:
        Client(address(server.url)).query("", RESULTS)
    assert sent(server) == [BASIC]


def test_a_token_comes_before_a_password(password, monkeypatch):
    monkeypatch.setenv(TOKEN, "abc.def\n")
    assert authorization(HERE) == "Bearer abc.def"


@pytest.mark.parametrize("token", ["a\r\nX-Other: 1", "tok\u20acn"])
def test_a_token_that_no_header_can_hold_is_refused(monkeypatch, token):
    monkeypatch.setenv(TOKEN, token)
    with serving(json(ONE_ROW)) as server, pytest.raises(EndpointError, match=TOKEN):
        Client(address(server.url)).query("", RESULTS)
    assert server.requests == []


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("machine 127.0.0.1 login anna password gé:heim\n", BASIC),
        ("machine example.org login anna password gé:heim\n", None),
        ("default login anna password gé:heim\n", BASIC),
        ("machine 127.0.0.1 login", None),
        ("\x00\xff", None),
    ],
)
def test_a_password_from_netrc(tmp_path, content, expected):
    (tmp_path / "netrc").write_text(content, encoding="utf-8")
    assert authorization(HERE) == expected


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/sparql", "http://localhost:{port}/sparql"])
def test_another_host_or_port_never_gets_the_password(password, url):
    with serving(json(ONE_ROW)) as other, serving(reply(307, Location=url.format(port=other.port))) as server:
        Client(address(server.url)).query("", RESULTS)
        assert sent(server) == [BASIC]
    assert sent(other) == [None]


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("https://a.org/x", "https://a.org/y", True),
        ("http://a.org/x", "https://a.org/y", True),
        ("https://a.org/x", "http://a.org/x", False),
        ("https://a.org/x", "https://b.org/x", False),
        ("https://a.org/x", "https://a.org.evil.org/x", False),
        ("https://a.org/x", "https://a.org:8443/x", False),
        ("http://a.org:8080/x", "https://a.org/x", False),
    ],
)
def test_who_shares_a_password(one, other, shared):
    assert address(one).shares_passwords_with(address(other)) is shared


def test_a_password_is_not_sent_where_others_can_read_it_and_the_refusal_says_so(password, monkeypatch):
    monkeypatch.setattr(Address, "is_local", False)
    with serving(reply(401)) as server, pytest.raises(EndpointError) as caught:
        Client(address(server.url)).query("", RESULTS)
    assert (sent(server), caught.value.kind) == ([None], "password held back")


def test_a_secure_server_that_sends_on_to_an_open_one_is_not_followed():
    with serving(reply(307, Location="http://example.org/")) as server, pytest.raises(EndpointError) as caught:
        Client(address(server.url)).query("", RESULTS)
    assert caught.value.kind == "sent on"


def test_no_message_holds_the_password(password):
    with serving(reply(401, b"anna:g\xc3\xa9:heim")) as server, pytest.raises(EndpointError) as caught:
        Client(address(server.url)).query("", RESULTS)
    assert "heim" not in caught.value.sentence("nl") + caught.value.sentence("en")
