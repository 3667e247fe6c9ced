"""The command line as a user meets it: output, exit codes, and one clear sentence for what goes wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

QUESTION = "welke werkvormen voor grote groepen online asynchroon?"


def bindwijzer(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "assistant.doors", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        env={**os.environ, "LANG": "C.UTF-8", **environment},
    )


def lines(run: subprocess.CompletedProcess[bytes]) -> list[dict]:
    return [json.loads(line) for line in run.stdout.splitlines()]


def test_ask_prints_the_answer_and_nothing_on_standard_error():
    run = bindwijzer("ask", QUESTION)
    assert (run.returncode, run.stderr) == (0, b"")
    assert "Social Café forum (WV-16)" in run.stdout.decode()


def test_ask_json_prints_the_answer_object_in_the_language_asked():
    run = bindwijzer("ask", "--json", "--lang", "en", QUESTION)
    (answer,) = lines(run)
    assert answer["language"] == "en"
    assert answer["results"][2]["label"] == "Social café forum"


@pytest.mark.parametrize("question", ["Wat eten we vanavond?", ""])
def test_nothing_found_is_exit_code_1(question):
    assert bindwijzer("ask", question).returncode == 1


@pytest.mark.parametrize(
    "arguments",
    [["ask"], ["ask", "a", "b"], ["ask", "--jsonl", "a"], ["nonsense"], ["export", "--format", "docx"]],
)
def test_wrong_use_is_exit_code_2(arguments):
    run = bindwijzer(*arguments)
    assert run.returncode == 2
    assert b"Traceback" not in run.stderr


def test_jsonl_answers_every_line_in_order_and_survives_bad_ones():
    stdin = b"\n".join(
        [
            json.dumps({"id": "q1", "question": QUESTION}).encode(),
            b"{broken",
            b'{"question": 3}',
            b'["x"]',
            b'{"question": "\xff\xfe"}',
            b"[" * 100_000,
            b"",
            json.dumps({"id": "q2", "question": "small groups on site", "lang": "en"}).encode(),
        ]
    )
    run = bindwijzer("ask", "--jsonl", stdin=stdin)
    answers = lines(run)
    assert run.returncode == 0
    assert [a["status"] for a in answers] == ["answered", "error", "error", "error", "error", "error", "answered"]
    assert [a["id"] for a in answers if a["status"] == "answered"] == ["q1", "q2"]
    assert [a["text"].partition(":")[0] for a in answers[1:6]] == [f"Line {n}" for n in range(2, 7)]


def test_a_conversation_line_by_line():
    run = bindwijzer("chat", stdin=f"\n{QUESTION}\n\nstop\n{QUESTION}\n".encode())
    assert run.returncode == 0
    assert run.stdout.decode().count("Social Café forum") == 1


def test_without_a_command_the_assistant_opens():
    run = bindwijzer(stdin=f"{QUESTION}\n".encode(), LANG="nl_NL.UTF-8")
    assert "Stel een vraag" in run.stderr.decode()
    assert "WV-16" in run.stdout.decode()


@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), (">&- 2>&-", 0), (">/dev/full", 2)])
def test_an_answer_that_nobody_can_read_ends_without_a_traceback(closed, code):
    told = f"{sys.executable} -m assistant.doors ask 'grote groepen fysiek' {closed}"
    run = subprocess.run(["sh", "-c", told], capture_output=True, check=False, text=True)
    assert run.returncode == code
    assert "Traceback" not in run.stderr
    assert run.stderr.count("\n") == (code != 0)


def test_a_one_shot_ask_loads_no_heavy_library():
    script = (
        "import sys; from assistant.doors.cli import main; main(['ask', 'grote groepen fysiek']);"
        "heavy = 'rdflib owlready2 textual pyshacl starlette uvicorn jinja2'.split();"
        "print([m for m in heavy if m in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stderr.strip() == "[]"


def test_export_writes_the_file_or_leaves_what_was_there(tmp_path):
    file = tmp_path / "graph.ttl"
    assert bindwijzer("export", "-o", str(file)).returncode == 0
    assert file.read_bytes() == bindwijzer("export").stdout
    run = bindwijzer("export", "-o", str(tmp_path / "missing" / "graph.ttl"))
    assert run.returncode == 2
    assert run.stderr.decode().count("\n") == 1
    assert "was not written" in run.stderr.decode()


def test_a_closed_pipe_is_no_traceback():
    script = f"{sys.executable} -m assistant.doors export | head -c 10"
    run = subprocess.run(["sh", "-c", script], capture_output=True, check=True)
    assert run.stderr == b""


@pytest.mark.parametrize(("language", "word"), [("nl_NL.UTF-8", "niet te lezen"), ("en_GB.UTF-8", "cannot be read")])
def test_errors_speak_the_language_of_the_user(language, word):
    run = bindwijzer("check", "/nonexistent.ttl", LANG=language)
    assert run.returncode == 2
    assert word in run.stderr.decode()
