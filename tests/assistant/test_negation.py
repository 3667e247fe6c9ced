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


@pytest.mark.parametrize(
    "question",
    [
        "Zijn er werkvormen zonder dat iedereen tegelijk aanwezig moet zijn online?",
        "werkvormen zonder dat studenten samen ingelogd zijn",
    ],
)
def test_a_clause_that_denies_being_together_asks_for_any_time(assistant, question):
    _, codes = read(assistant, question)
    assert {"WV-11", "WV-14", "WV-26"} <= codes
    assert codes.isdisjoint({"WV-01", "WV-06"})


def test_what_is_taken_out_by_a_pronoun_stays_taken_out(assistant):
    _, codes = read(assistant, "noem de principes behalve dat over vertrouwen en samenwerken")
    assert {"PR-A", "PR-C"} <= codes
    assert "PR-B" not in codes


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        ("work forms for getting to know the institution, as opposed to fellow students", "WV-29"),
        ("werkvormen fysiek, in tegenstelling tot online", "WV-01"),
    ],
)
def test_what_something_is_opposed_to_is_denied(assistant, question, kept):
    _, codes = read(assistant, question)
    assert kept in codes
    assert "WV-06" not in codes


def test_a_small_word_shares_no_last_word_with_a_name(assistant):
    """`in the online class` does not mean `in class`."""
    understood, _ = read(assistant, "which activities let students meet each other in the online class, live on Zoom?")
    assert "modality MO-F" not in understood


@pytest.mark.parametrize(
    ("question", "code"),
    [
        ("What is the optimal size of a learning community according to the source?", "GS-O"),
        ("How can people in my section learn to trust each other?", "TP-06"),
    ],
)
def test_naming_the_source_in_passing_asks_for_no_place_in_it(assistant, question, code):
    answer = assistant.ask(question)
    assert answer.intent != "source_of"
    assert code in {result.code for result in answer.results}


@pytest.mark.parametrize(
    "question",
    [
        "Onder welke licentie mag ik dit overzicht verspreiden?",
        "How many credits does the onboarding give?",
        "What does the source say about hyflex?",
    ],
)
def test_the_source_is_said_to_be_silent_on_what_it_does_not_tell_of_itself(assistant, question):
    answer = assistant.ask(question)
    assert (answer.status, answer.intent) == ("no_result", "unsaid")


@pytest.mark.parametrize(
    "question",
    ["work forms for large groups, as long as it isn't on campus", "grote groepen, maar gene fysieke werkvormen"],
)
def test_spoken_negations_deny(assistant, question):
    _, codes = read(assistant, question)
    assert "WV-14" in codes
    assert "WV-04" not in codes
