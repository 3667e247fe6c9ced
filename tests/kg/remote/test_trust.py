"""Certificates are checked, proxies are those of the environment, connections stay open."""

from __future__ import annotations

import functools
import shutil
import ssl
import subprocess
from typing import TYPE_CHECKING

import pytest

from kg.remote.address import address
from kg.remote.client import Client
from kg.remote.failures import EndpointError
from tests.kg.remote.scripted import ONE_ROW, RESULTS, json, raw, reply, serving

if TYPE_CHECKING:
    import socket


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return a certificate for localhost, signed by itself, together with its key in one file."""
    if not shutil.which("openssl"):
        pytest.skip("openssl is not installed: apt-get install openssl")
    file = tmp_path_factory.mktemp("certificate") / "localhost.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(file), "-out", str(file) + ".crt"]
    subprocess.run(command, check=True, capture_output=True)
    file.write_text(file.read_text() + file.with_suffix(".pem.crt").read_text())
    return file


@pytest.fixture
def secure(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    with serving(json(ONE_ROW), wrap=functools.partial(context.wrap_socket, server_side=True)) as server:
        yield server


def ask(url):
    return Client(address(url)).query("", RESULTS)


def test_a_certificate_that_nobody_vouches_for_is_refused(secure, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    with pytest.raises(EndpointError, match=r"self.signed certificate") as caught:
        ask(f"https://localhost:{secure.port}/")
    assert (caught.value.kind, secure.requests) == ("no trust", [])


def test_a_certificate_of_ones_own_is_named_in_the_environment(secure, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert ask(f"https://localhost:{secure.port}/").status == 200


def test_a_certificate_of_another_host_is_refused(secure, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with pytest.raises(EndpointError) as caught:
        ask(f"https://127.0.0.1:{secure.port}/")
    assert (caught.value.kind, secure.requests) == ("no trust", [])


def test_a_server_without_tls_is_no_secure_one():
    with serving(reply(200)) as server, pytest.raises(EndpointError) as caught:
        ask(f"https://localhost:{server.port}/")
    assert caught.value.kind in {"no trust", "broken off"}


@pytest.mark.parametrize("name", ["http_proxy", "ALL_PROXY"])
def test_a_proxy_of_the_environment_is_used_with_its_own_password(monkeypatch, name):
    for other in ("no_proxy", "NO_PROXY", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(other, raising=False)
    with serving(json(ONE_ROW)) as proxy:
        monkeypatch.setenv(name, f"http://me:word@127.0.0.1:{proxy.port}")
        ask("http://graph.invalid/sparql")
    (request,) = proxy.requests
    assert request.line == "POST http://graph.invalid/sparql HTTP/1.1"
    assert request.headers["proxy-authorization"].startswith("Basic ")


def test_no_proxy_stands_before_this_machine(monkeypatch):
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(json(ONE_ROW)) as server:
        assert ask(server.url).status == 200


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9", "127.0.0.1:9", "http://[::1"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_does_not_work_is_named_as_such(monkeypatch, proxy, scheme):
    monkeypatch.setenv(f"{scheme}_proxy", proxy)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(EndpointError) as caught:
        ask(f"{scheme}://graph.invalid/sparql")
    assert caught.value.kind == "proxy"


BODY = f"HTTP/1.1 200 OK\r\nContent-Type: {RESULTS}\r\nContent-Length: {len(ONE_ROW)}\r\n\r\n{ONE_ROW}".encode()


def kept_open(then: bytes, ports: list[int]):
    """Reply, wait for a second request on the same connection, and answer that with other bytes or not at all."""

    def answer(_request, peer: socket.socket) -> None:
        ports.append(peer.getpeername()[1])
        peer.sendall(BODY)
        with peer.makefile("rb") as stream:
            while stream.readline().strip():
                pass
            stream.read(len("query="))
        peer.sendall(then)

    return answer


def test_one_connection_serves_many_queries():
    ports: list[int] = []
    with serving(kept_open(BODY, ports)) as server:
        client = Client(address(server.url))
        assert [client.query("", RESULTS).status for _ in range(2)] == [200, 200]
    assert len(ports) == 1


def test_a_connection_that_the_server_closes_meanwhile_is_opened_anew():
    ports: list[int] = []
    with serving(kept_open(b"", ports)) as server:
        client = Client(address(server.url))
        assert [client.query("", RESULTS).status for _ in range(2)] == [200, 200]
    assert len(ports) == 2


def test_a_new_connection_that_breaks_is_not_tried_again():
    with serving(raw(b"")) as server, pytest.raises(EndpointError):
        ask(server.url)
    assert len(server.requests) == 1
