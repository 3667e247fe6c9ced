"""The protocol as it goes over the wire: forms, one media type, patience, redirects, connections kept."""

from __future__ import annotations

import email.utils
import time

import pytest

from kg.errors import KgError
from kg.remote.address import address
from kg.remote.client import Client
from kg.remote.failures import EndpointError
from kg.remote.transport import Limits
from tests.kg.remote.scripted import ONE_ROW, RESULTS, json, reply, serving

ASKED = 'SELECT ?x { BIND ("é + & = %\n\'" AS ?x) }'


def client(server, path="/sparql", limits=None):
    waits = []
    return Client(address(server.url.removesuffix("/sparql") + path), limits or Limits(), sleep=waits.append), waits


def test_a_query_is_a_form_with_one_media_type():
    with serving(json(ONE_ROW)) as server:
        client(server)[0].query(ASKED, RESULTS)
    (request,) = server.requests
    assert request.line == "POST /sparql HTTP/1.1"
    assert request.form == {"query": [ASKED]}
    assert request.headers["accept"] == RESULTS
    assert request.headers["content-type"] == "application/x-www-form-urlencoded"
    assert "authorization" not in request.headers


def test_the_graphs_of_an_address_go_into_the_form_and_the_rest_stays():
    with serving(json(ONE_ROW)) as server:
        client(server, "/sparql?infer=false&default-graph-uri=http://g/?a%26b")[0].query(ASKED, RESULTS)
    assert server.requests[0].line == "POST /sparql?infer=false HTTP/1.1"
    assert server.requests[0].form["default-graph-uri"] == ["http://g/?a&b"]


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_server_is_asked_again_after_growing_waits(status):
    with serving(reply(status), reply(status), json(ONE_ROW)) as server:
        asking, waits = client(server)
        asking.query(ASKED, RESULTS)
    first, second = waits
    assert 0.5 <= first <= 0.75
    assert 1 <= second <= 1.5


def test_a_server_may_name_the_wait_in_seconds_or_as_a_date():
    moment = email.utils.formatdate(time.time() + 5, usegmt=True)
    with serving(reply(503, Retry_After="7"), reply(503, Retry_After=moment), json(ONE_ROW)) as server:
        asking, waits = client(server)
        asking.query(ASKED, RESULTS)
    assert waits[0] == 7
    assert 3 < waits[1] <= 5


def test_a_wait_beyond_the_time_limit_is_not_begun():
    with serving(reply(503, Retry_After="31")) as server:
        asking, waits = client(server)
        with pytest.raises(EndpointError, match="Retry-After: 31"):
            asking.query(ASKED, RESULTS)
    assert (waits, len(server.requests)) == ([], 1)


def test_tries_are_numbered():
    with serving(reply(503)) as server:
        asking, waits = client(server, limits=Limits(tries=3))
        with pytest.raises(EndpointError):
            asking.query(ASKED, RESULTS)
    assert (len(waits), len(server.requests)) == (2, 3)


@pytest.mark.parametrize("status", [400, 401, 404, 408, 500, 502, 504])
def test_nothing_else_is_tried_again(status):
    with serving(reply(status)) as server:
        asking, waits = client(server)
        with pytest.raises(KgError):
            asking.query(ASKED, RESULTS)
    assert (waits, len(server.requests)) == ([], 1)


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_followed_with_the_same_form(status):
    with serving(reply(status, Location="/elsewhere"), json(ONE_ROW)) as server:
        client(server)[0].query(ASKED, RESULTS)
    assert [request.line for request in server.requests] == ["POST /sparql HTTP/1.1", "POST /elsewhere HTTP/1.1"]
    assert server.requests[0].body == server.requests[1].body


def test_a_see_other_is_not_followed_for_its_page_is_no_result():
    with serving(reply(303, Location="/page")) as server, pytest.raises(EndpointError):
        client(server)[0].query(ASKED, RESULTS)
    assert len(server.requests) == 1
