"""What a negation takes out, and what it leaves alone."""

from __future__ import annotations

import pytest

ASYNCHRONOUS, ONLINE, LARGE = "MO-A", "MO-O", "GS-G"


def read(assistant, question):
    answer = assistant.ask(question)
    return {f"{u.slot} {u.code}" for u in answer.understood}, {result.code for result in answer.results}


@pytest.mark.parametrize(
    "question",
    [
        "work forms without a fixed hour, on the internet",
        "Do you have work forms that run without a fixed hour on the internet?",
        "welke werkvormen zijn er zonder vast uur, via internet?",
    ],
)
def test_what_denies_a_fixed_hour_denies_nothing_after_it(assistant, question):
    understood, codes = read(assistant, question)
    assert {f"modality {ASYNCHRONOUS}", f"modality {ONLINE}"} <= understood
    assert "WV-14" in codes


def test_a_second_negation_still_takes_out_what_follows_it(assistant):
    understood, codes = read(assistant, "werkvormen zonder vast uur, niet voor grote groepen")
    assert f"group_size {LARGE}" in understood
    assert "WV-11" in codes
    assert "WV-14" not in codes


@pytest.mark.parametrize(
    "question",
    [
        "They have enrolled but the introduction has not started yet: what activities can they do?",
        "Ze zijn ingeschreven, maar de introductie is nog niet begonnen: welke activiteiten zijn er?",
    ],
)
def test_a_phase_that_has_not_begun_is_taken_out(assistant, question):
    _, codes = read(assistant, question)
    assert "OA-06" in codes
    assert "OA-12" not in codes


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoeveel tips zijn er voor sociale aanwezigheid? Mijn directie wil een cijfer.", "tips"),
        (
            "Hybride les: de helft zit in het lokaal en de helft thuis. Welke werkvorm staat daarvoor in de bron?",
            "unsaid",
        ),
    ],
)
def test_what_the_source_leaves_open_is_told_before_or_where_it_is_asked(assistant, question, kind):
    assert assistant.ask(question).intent == kind


@pytest.mark.parametrize(
    ("question", "left", "taken_out"),
    [
        ("werkvormen, maar niet online synchroon of asynchroon", "WV-01", {"WV-06", "WV-11"}),
        ("I don't need cognitive or teaching presence, only tips for social presence", "TS-01", {"TC-01", "TT-01"}),
    ],
)
def test_names_joined_by_or_are_taken_out_together(assistant, question, left, taken_out):
    answer = assistant.ask(question)
    codes = {result.code for result in answer.results if result.match in {"confirmed", "inferred"}}
    assert left in codes
    assert taken_out.isdisjoint(codes)
