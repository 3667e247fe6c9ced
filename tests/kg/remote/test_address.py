"""What may be the address of an endpoint."""

from __future__ import annotations

import pytest

from kg.remote.address import AddressError, address


@pytest.mark.parametrize(
    ("url", "host", "port", "posted"),
    [
        ("https://example.org/sparql", "example.org", 443, "https://example.org/sparql"),
        ("HTTP://Example.org:8080", "example.org", 8080, "http://example.org:8080/"),
        ("http://[::1]:7878/query#top", "::1", 7878, "http://[::1]:7878/query"),
        ("https://bücher.example/ö?x=ö", "xn--bcher-kva.example", 443, "https://xn--bcher-kva.example/ö?x=ö"),
        ("https://a.org/s?key=1&named-graph-uri=http://g/", "a.org", 443, "https://a.org/s?key=1"),
    ],
)
def test_an_address(url, host, port, posted):
    read = address(url)
    assert (read.host, read.port, read.url) == (host, port, posted)
    assert "key" not in str(read)


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "ftp://a/", "file:///etc/passwd", "http://", "http:///x", "http://[::1", "http://a:99999/",
     "http://a:b/", "http://a b/", "http://a/\r\nX: 1", "javascript:alert(1)", "http://é\u2024\udcff/"],
)  # fmt: skip
def test_what_is_no_address(url):
    with pytest.raises(AddressError) as caught:
        address(url)
    assert caught.value.sentence("nl").isprintable()


@pytest.mark.parametrize("url", ["http://me:secret@a.org/", "https://me@a.org/", "https://:secret@a.org/"])
def test_a_password_in_an_address_is_refused_with_the_cure_and_not_repeated(url):
    with pytest.raises(AddressError, match="BINDWIJZER_ENDPOINT_PASSWORD") as caught:
        address(url)
    assert "secret" not in caught.value.sentence("nl") + caught.value.sentence("en")


@pytest.mark.parametrize(
    ("url", "local"),
    [
        ("http://localhost/", True),
        ("http://127.8.8.8/", True),
        ("http://[::1]/", True),
        ("http://a.localhost/", True),
        ("http://localhost.org/", False),
        ("http://10.0.0.1/", False),
    ],
)
def test_what_is_local(url, local):
    assert address(url).is_local is local
