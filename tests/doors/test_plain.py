"""The linear mode: append-only text, the same conversation, numbered choices."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest

QUESTION = "welke werkvormen voor grote groepen online asynchroon?"


def chat(*lines: str, language: str = "nl", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "assistant.doors", "chat", "--plain"],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        check=False,
        text=True,
        encoding="utf-8",
        env={**os.environ, "BINDWIJZER_LANG": language, **environment},
    )


def told(run: subprocess.CompletedProcess[str]) -> list[str]:
    assert (run.returncode, "Traceback" in run.stderr) == (0, False)
    return run.stdout.split("\n\n")


def test_no_control_code_and_no_sign_for_the_eye_reaches_the_output():
    run = chat(QUESTION, "toon 1", "voorwaarden")
    assert all(character == "\n" or character.isprintable() for character in run.stdout + run.stderr)
    assert not set("●◆○✎☐☑▾│") & set(run.stdout)


def test_an_example_is_chosen_by_number():
    run = chat("1")
    assert "Social Café forum (WV-16)" in run.stdout


def test_a_condition_is_changed_by_numbers():
    run = chat(QUESTION, "voorwaarden", "2", "3")
    assert "Antwoord op: Werkvormen: Grote groep, Fysiek" in run.stdout
    assert "PubQuiz (WV-04)" in run.stdout


def test_an_item_opens_by_its_number_and_its_neighbours_by_theirs():
    run = chat(QUESTION, "1", "1")
    assert "Waar het past: Studenten onderling, Online asynchroon, Grote groep" in run.stdout
    assert "Cognitieve aanwezigheid (CI-C), Aanwezigheid" in run.stdout


def test_an_answer_says_under_which_conditions_it_was_read():
    assert (
        "Gelezen als: werkvormen.\ngroepsgrootte: Grote groep; modaliteit: Online asynchroon." in chat(QUESTION).stdout
    )
    assert "Read as: work forms.\nmodality: On site." in chat("which work forms on site?", language="en").stdout


def test_a_reason_that_many_neighbours_share_is_told_once():
    run = chat("wat is socialiseren?", "1")
    assert "werkvormen die hierbij passen (28), Redactioneel:" in run.stdout
    assert run.stdout.count("In fase 2 leggen studenten een band met elkaar en met docenten.") == 1


def test_evidence_selection_and_help_have_a_command_in_both_languages():
    run = chat(QUESTION, "bewijs", "bewaar 2", "selectie", "hulp", "evidence", "keep 9", "help")
    assert run.stdout.count("SELECT DISTINCT") == 2
    assert "1. Studiegroepjes op basis van interesses (WV-15)" in run.stdout
    assert "Toegevoegd" in run.stdout


@pytest.mark.parametrize("line", ["99", "toon 99", "bewaar", "voorwaarden", "[/x]", "\x1b[2J", "0", "toon", "²"])
def test_whatever_is_typed_the_conversation_goes_on(line):
    run = chat(line, QUESTION)
    assert run.returncode == 0
    assert "WV-16" in run.stdout


def test_the_conversation_speaks_english():
    run = chat("work forms for small groups on site", "conditions", language="en")
    assert "1. group size: Small group" in run.stdout
    assert "For example:" in run.stderr


def test_a_simple_terminal_gets_the_linear_mode():
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "assistant.doors"],
        stdin=theirs, stdout=theirs, stderr=theirs,
        env={**os.environ, "TERM": "dumb", "BINDWIJZER_LANG": "nl"},
    )  # fmt: skip
    os.write(ours, b"stop\n")
    assert run.wait(30) == 0
    os.close(theirs)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    assert "Stel een vraag" in shown
    assert "\x1b" not in shown


def test_what_comes_from_a_pipe_is_not_remembered(own_folder):
    chat(QUESTION)
    assert not (own_folder / "history.json").exists()
