"""What a question tells beside its request gives way where nothing meets it together with the rest, and is named."""

from __future__ import annotations

import pytest

from assistant.answers import Status
from assistant.session import Session

SCENERY = [
    ("Brightspace, grote groep, synchroon online: graag de werkvormen", "WV-09", "leeromgeving"),
    (
        "a big group that only meets in MS Teams at the same moment, which activities exist?",
        "WV-09",
        "environment",
    ),
    (
        "Ik maak het introductieboekje. Welke werkvormen om de instelling te leren kennen?",
        "WV-29",
        "socialiseren",
    ),
]


def _left_out(answer):
    return [line for line in answer.text.splitlines() if line.startswith(("Weggelaten", "Left out"))]


@pytest.mark.parametrize(("question", "code", "left"), SCENERY)
def test_a_condition_in_passing_gives_way(assistant, question, code, left):
    answer = assistant.ask(question)
    assert code in {result.code for result in answer.results}
    assert left in _left_out(answer)[0].lower()


def test_what_is_left_out_is_named_and_the_rest_answered_in_full(assistant):
    answer = assistant.ask("which work forms for a large group, live online, with Padlet?")
    kept = assistant.ask("which work forms for a large group, live online?")
    assert answer.results == kept.results
    assert _left_out(answer) == ["Left out, for nothing meets it together with the rest: ‘Padlet’."]
    assert not _left_out(kept)


def test_a_plain_condition_stays_and_is_said_to_exclude_everything(assistant):
    answer = assistant.ask("welke principes horen bij de fase Ontdekken?")
    assert answer.status is Status.NO_RESULT
    assert not _left_out(answer)


def test_what_the_conversation_brings_along_gives_way_first(assistant):
    session = Session()
    assistant.ask("werkvormen voor grote groepen, synchroon online", session=session)
    answer = assistant.ask("What is teaching presence?", session=session)
    assert [result.code for result in answer.results] == ["CI-T"]


def test_an_article_points_at_nothing(assistant):
    session = Session()
    assistant.ask("werkvormen voor grote groepen, synchroon online", session=session)
    answer = assistant.ask("Wij maken het programma. Welke werkvormen zijn er op locatie?", session=session)
    assert [value.code for value in answer.understood] == ["MO-F"]
