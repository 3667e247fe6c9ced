"""What an answer says: how it read the question, what each result rests on, and the query that ran."""

from __future__ import annotations

import pytest

from assistant.answers import Match, Status


def by_match(answer):
    return {match: [r.code for r in answer.results if r.match is match] for match in Match}


def test_the_break_out_rule_gives_its_reason_in_the_language_of_the_answer(assistant):
    for question, word in [
        ("werkvormen grote groep online synchroon", "want"),
        ("work forms large group online synchronous", "because"),
    ]:
        inferred = [r for r in assistant.ask(question).results if r.match is Match.INFERRED]
        assert [r.code for r in inferred] == ["WV-06", "WV-07", "WV-08"]
        assert all(word in r.why for r in inferred)


def test_what_the_source_is_silent_on_is_never_confirmed(assistant):
    found = by_match(assistant.ask("welke werkvormen met de docent en het vak voor grote groepen, fysiek?"))
    assert found[Match.CONFIRMED] == []
    assert found[Match.UNSPECIFIED] == ["WV-17", "WV-18", "WV-19", "WV-20"]


def test_an_editorial_link_gives_its_rationale(assistant):
    answer = assistant.ask("grote groepen online asynchroon die cognitieve aanwezigheid bevorderen?")
    assert by_match(answer)[Match.EDITORIAL] == ["WV-14"]
    assert "TC-04" in answer.results[0].why


def test_online_is_synchronous_or_asynchronous(assistant):
    answer = assistant.ask("werkvormen voor kleine groepen online, studenten onderling")
    assert by_match(answer)[Match.CONFIRMED] == ["WV-06", "WV-07", "WV-08", "WV-11", "WV-12", "WV-13"]


@pytest.mark.parametrize(
    "question",
    [
        "welke werkvormen voor grote groepen online asynchroon?",
        "Which work forms are there with the lecturer and the subject for small groups?",
        "werkvormen voor fase 3, grote groep",
    ],
)
def test_the_query_shown_gives_the_rows_that_were_used(assistant, store, question):
    answer = assistant.ask(question)
    rows = store.select(answer.sparql).rows
    assert {row["item"].value for row in rows} == {result.iri for result in answer.results}
    assert "$" not in answer.sparql


def test_spans_point_at_the_words_of_the_question(assistant):
    answer = assistant.ask("Graag iets voor GROTE  groepen, a-synchroon!")
    assert [(u.slot, u.code, u.text) for u in answer.understood] == [
        ("group_size", "GS-G", "GROTE  groepen"),
        ("modality", "MO-A", "a-synchroon"),
    ]
    assert all(answer.question[u.start : u.end] == u.text for u in answer.understood)


def test_results_carry_their_section_of_the_source(assistant):
    sources = {s for r in assistant.ask("grote groepen fysiek").results for s in r.sources}
    assert {(s.code, s.section) for s in sources} == {("SC-4", "4")}


@pytest.mark.parametrize("question", ["Wat eten we vanavond?", "How do I fix my bike?", "xyzzy plugh", "", "??", "🚀"])
def test_a_question_about_something_else_is_refused_with_questions_that_do_have_answers(assistant, question):
    answer = assistant.ask(question)
    assert answer.status is Status.OUT_OF_SCOPE
    assert answer.results == ()
    assert all(assistant.ask(offered).results for offered in answer.suggestions)
    assert answer.suggestions


@pytest.mark.parametrize(
    "text", ["[bold]grote groep[/x]", "grote groep {x} $partner", 'grote groep" } DROP ALL #', "x" * 10_000]
)
def test_text_that_looks_like_something_else_stays_text(assistant, store, text):
    before = len(store)
    answer = assistant.ask(text)
    assert answer.question == text
    assert len(store) == before


def test_the_answer_object_has_the_keys_of_the_contract_in_order(assistant):
    table = assistant.ask("grote groepen fysiek").as_dict()
    assert list(table) == [
        "id", "question", "language", "status", "intent", "confidence", "understood", "results", "value", "text",
        "sparql", "suggestions",
    ]  # fmt: skip
    assert list(table["understood"][0]) == ["slot", "code", "iri", "label", "text", "start", "end", "score"]
    assert list(table["results"][0]) == ["code", "iri", "kind", "label", "match", "why", "sources", "links"]
    assert list(table["results"][0]["sources"][0]) == ["code", "title", "section"]
