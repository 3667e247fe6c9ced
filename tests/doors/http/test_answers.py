"""The assistant for programs."""

from __future__ import annotations

import json

import pytest

QUESTION = "welke werkvormen voor grote groepen online asynchroon?"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def post(web, told, kind=JSON):
    body = told if isinstance(told, bytes) else json.dumps(told).encode()
    return web.send("POST", "/ask", body, Content_Type=kind)


def codes(reply):
    return [result["code"] for result in reply.json["results"]]


def test_the_answer_object_is_that_of_the_command(web, assistant):
    told = assistant.ask(QUESTION).as_dict()
    reply = web.get("/ask", question=QUESTION)
    assert (reply.status, reply.type) == (200, JSON)
    assert list(reply.json) == list(told)
    assert reply.json == json.loads(json.dumps(told))
    assert post(web, {"question": QUESTION, "id": "q1"}).json == {**reply.json, "id": "q1"}
    assert post(web, f"question={QUESTION}".encode(), FORM).json == reply.json


def test_the_language_can_be_fixed(web):
    assert web.get("/ask", question=QUESTION, lang="en").json["language"] == "en"


def test_questions_of_one_session_go_on(web):
    post(web, {"question": "werkvormen voor grote groepen online asynchroon", "session": "s1"})
    whole = web.get("/ask", question="werkvormen voor grote groepen fysiek")
    assert codes(post(web, {"question": "en fysiek?", "session": "s1"})) == codes(whole)
    assert codes(post(web, {"question": "en fysiek?", "session": "s2"})) != codes(whole)


def test_outside_the_graph_is_an_answer_too(web):
    reply = web.get("/ask", question="Wat eten we vanavond?")
    assert (reply.status, reply.json["status"]) == (200, "out_of_scope")


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", JSON, 400),
        (b"[]", JSON, 400),
        (b"\xff", JSON, 400),
        (b"[" * 5000, JSON, 400),
        (b'{"question": 1}', JSON, 400),
        (b'{"question": "a", "lang": "de"}', JSON, 400),
        (b"{}", JSON, 400),
        (b"question=%ff", FORM, 400),
        (b"question=a&question=b", FORM, 400),
        (b'{"question": "' + b"a" * 3000 + b'"}', JSON, 400),
        (b"a" * 100_000, JSON, 413),
        (b"{}", "text/plain", 415),
    ],
)
def test_a_wrong_request_gets_an_answer_object_with_status_error(web, body, kind, status):
    reply = post(web, body, kind)
    assert reply.status == status
    assert reply.json["status"] == "error"
    assert reply.json["text"]


def test_completions_begin_as_what_was_typed_means(web):
    told = web.get("/complete", prefix="werkvormen voor gro", lang="nl").json
    assert told["prefix"] == "werkvormen voor gro"
    assert any("grote groep" in question for question in told["completions"])
    assert len(web.get("/complete", prefix="w", limit=2).json["completions"]) == 2


def test_completions_go_on_with_a_conversation(web):
    told = web.get("/complete", prefix="en ", q="welke werkvormen voor grote groepen fysiek?").json
    assert any(question.startswith("En ") for question in told["completions"])


@pytest.mark.parametrize("limit", ["0", "-1", "x", "1000", "²", ""])
def test_a_limit_out_of_bounds_is_refused(web, limit):
    assert web.get("/complete", prefix="w", limit=limit).status == 400
