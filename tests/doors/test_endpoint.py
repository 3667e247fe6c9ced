"""A server instead of our own engine, as a user meets it: the same answers, and one clear sentence for what fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from kg import resources
from kg.vocabulary import VERSION
from tests.engines import free_port, oxigraph
from tests.kg.remote import scripted

QUESTION = "welke werkvormen voor grote groepen online asynchroon?"
OLD = '{"head": {"vars": ["version"]}, "results": {"bindings": [{"version": {"type": "literal", "value": "0.0.9"}}]}}'


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    with oxigraph(resources.built("bindwijzer.ttl"), tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture
def bindwijzer(tmp_path):
    """Return a function that runs a command with a cache folder of its own."""

    def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BINDWIJZER_")}
        return subprocess.run(
            [sys.executable, "-m", "assistant.doors", *arguments],
            input=stdin,
            capture_output=True,
            check=False,
            text=True,
            timeout=60,
            env={**kept, "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(tmp_path), **environment},
        )

    return run


def test_an_answer_from_a_server_is_the_same(bindwijzer, endpoint):
    here, there = bindwijzer("ask", "--json", QUESTION), bindwijzer("ask", "--json", "--endpoint", endpoint, QUESTION)
    assert (there.returncode, there.stderr) == (0, "")
    assert there.stdout == here.stdout


def test_the_environment_names_the_server_and_the_option_comes_first(bindwijzer, endpoint):
    nowhere = f"http://127.0.0.1:{free_port()}/"
    assert bindwijzer("ask", QUESTION, BINDWIJZER_ENDPOINT=endpoint).returncode == 0
    assert bindwijzer("ask", QUESTION, BINDWIJZER_ENDPOINT=nowhere).returncode == 3
    assert bindwijzer("ask", "--endpoint", endpoint, QUESTION, BINDWIJZER_ENDPOINT=nowhere).returncode == 0


def test_a_conversation_with_a_server(bindwijzer, endpoint):
    said = f"{QUESTION}\nen fysiek?\nstop\n"
    here, there = bindwijzer("chat", stdin=said), bindwijzer("chat", "--endpoint", endpoint, stdin=said)
    assert there.returncode == 0
    assert there.stdout == here.stdout


def test_a_graph_of_a_near_version_is_asked_with_a_warning(bindwijzer, tmp_path):
    built = resources.built("bindwijzer.ttl").read_text(encoding="utf-8")
    (tmp_path / "near.ttl").write_text(built.replace(f'owl:versionInfo "{VERSION}"', 'owl:versionInfo "0.1.77"'))
    with oxigraph(tmp_path / "near.ttl", tmp_path) as url:
        run = bindwijzer("ask", "--endpoint", url, QUESTION)
    assert (run.returncode, run.stdout) == (0, bindwijzer("ask", QUESTION).stdout)
    assert run.stderr.count("\n") == 1
    assert "0.1.77" in run.stderr


FAILURES = {
    "refused": scripted.raw(b""),
    "no access": scripted.reply(401),
    "not there": scripted.reply(404),
    "busy": scripted.reply(503, Retry_After="900"),
    "fault": scripted.reply(500),
    "a page": scripted.reply(200, b"<html>", "text/html"),
    "cut": scripted.json('{"head": {"vars": ["ver'),
    "empty": scripted.json('{"head": {"vars": []}, "results": {"bindings": [{}]}}'),
    "old": scripted.json(OLD),
}


@pytest.mark.parametrize("command", [["ask", "--endpoint", "{url}", QUESTION], ["chat", "--endpoint", "{url}"]])
@pytest.mark.parametrize("answer", FAILURES.values(), ids=FAILURES)
def test_a_server_that_fails_is_one_sentence_and_exit_code_3(bindwijzer, answer, command):
    with scripted.serving(answer) as server:
        run = bindwijzer(*(part.format(url=server.url) for part in command), stdin=f"{QUESTION}\n")
    assert (run.returncode, run.stdout) == (3, "")
    assert run.stderr.startswith("bindwijzer: ")
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize(("language", "words"), [("nl_NL.UTF-8", "neemt geen verbinding aan"), ("C", "takes no conn")])
def test_failures_speak_the_language_of_the_user(bindwijzer, language, words):
    run = bindwijzer("ask", "--endpoint", f"http://127.0.0.1:{free_port()}/", QUESTION, LANG=language)
    assert words in run.stderr


@pytest.mark.parametrize("url", ["", "graph.ttl", "ftp://example.org/", "http://me:secret@127.0.0.1/sparql"])
def test_a_wrong_address_is_wrong_use(bindwijzer, url):
    run = bindwijzer("ask", "--endpoint", url, QUESTION)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
    assert "secret" not in run.stderr


class Talking:
    """A command under way that is told one line at a time."""

    def __init__(self, url: str, folder: str, *arguments: str) -> None:
        command = [sys.executable, "-m", "assistant.doors", *arguments, "--endpoint", url]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "LANG": "C.UTF-8", "XDG_CACHE_HOME": folder},
        )  # fmt: skip

    def say(self, line: str, until: str) -> str:
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        told = ""
        while until not in told:
            told += (piece := self.process.stdout.readline())
            assert piece
        return told


def test_a_stream_of_questions_outlives_a_server_that_goes(tmp_path):
    (tmp_path / "db").mkdir()
    with oxigraph(resources.built("bindwijzer.ttl"), tmp_path / "db") as url:
        talk = Talking(url, str(tmp_path), "ask", "--jsonl")
        first = json.loads(talk.say(json.dumps({"question": QUESTION, "id": "1"}), "\n"))
    second = json.loads(talk.say(json.dumps({"question": QUESTION, "id": "2", "lang": "nl"}), "\n"))
    _, complaint = talk.process.communicate(timeout=60)
    assert (first["status"], second["status"], second["id"]) == ("answered", "error", "2")
    assert url in second["text"]
    assert (talk.process.returncode, complaint) == (3, "")


def test_a_conversation_outlives_a_server_that_goes(tmp_path):
    (tmp_path / "db").mkdir()
    with oxigraph(resources.built("bindwijzer.ttl"), tmp_path / "db") as url:
        talk = Talking(url, str(tmp_path), "chat")
        assert "WV-16" in talk.say(QUESTION, "WV-16")
    _, complaint = talk.process.communicate("en fysiek?\nstop\n", timeout=60)
    assert talk.process.returncode == 3
    assert f"{url} takes no connection" in complaint
    assert "Traceback" not in complaint


def test_an_interrupted_question_ends_at_once(tmp_path):
    with scripted.serving(scripted.silence(30)) as server:
        command = [sys.executable, "-m", "assistant.doors", "ask", "--endpoint", server.url, QUESTION]
        asking = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while not server.requests:
            assert asking.poll() is None
        asking.send_signal(2)
        _, complaint = asking.communicate(timeout=5)
    assert (asking.returncode, complaint) == (130, "")


def test_asking_without_a_server_loads_no_client():
    script = (
        "import sys; from assistant.doors.cli import main; main(['ask', 'grote groepen fysiek']);"
        "print([m for m in ('urllib3', 'http.client', 'platformdirs', 'ssl') if m in sys.modules], file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert run.stderr.strip() == "[]"
