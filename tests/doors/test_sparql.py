"""`bindwijzer sparql`, `prefixes` and `index` as a user meets them."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from time import perf_counter, sleep

import pytest

LABELS = "SELECT ?label { form:pubquiz skos:prefLabel ?label } ORDER BY ?label"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "assistant.doors", *arguments]


def bindwijzer(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, "LANG": "C.UTF-8", **environment}
    return subprocess.run(command(*arguments), input=stdin, capture_output=True, check=False, env=surroundings)


def test_a_query_gives_a_table_and_nothing_on_standard_error():
    run = bindwijzer("sparql", LABELS)
    assert (run.returncode, run.stderr) == (0, b"")
    assert run.stdout.decode() == "label\n────────────\nPub quiz @en\nPubQuiz @nl\n"


def test_a_query_may_come_from_a_file_or_from_standard_input(tmp_path):
    file = tmp_path / "q.rq"
    file.write_text("\ufeff# é\r\n" + LABELS, encoding="utf-8")
    expected = bindwijzer("sparql", LABELS).stdout
    assert bindwijzer("sparql", "-f", str(file)).stdout == expected
    assert bindwijzer("sparql", "-", stdin=LABELS.encode()).stdout == expected


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["ASK { form:pubquiz a bw:WorkForm }"], 0),
        (["ASK { form:pubquiz a bw:Tip }"], 1),
        (["SELECT * { ?s a bw:Nothing }"], 1),
        (["CONSTRUCT WHERE { ?s a bw:Nothing }"], 1),
        (["SELECT * { ?s a bw:Nothing "], 2),
        (["SELECT * { SERVICE <http://127.0.0.1:9> {} }"], 2),
        (["DROP ALL"], 2),
        (["DESCRIBE form:pubquiz", "--format", "csv"], 2),
        (["ASK {}", "--format", "ttl"], 2),
        ([], 2),
        (["ASK {}", "-f", "x"], 2),
        (["-f", "/nonexistent.rq"], 2),
        (["ASK {}", "--data", "/nonexistent.ttl"], 2),
        (["ASK {}", "--bare"], 2),
        (["ASK {}", "--timeout", "0"], 2),
        (["ASK {}", "--timeout", "nan"], 2),
        (["ASK {}", "--max-rows", "none"], 2),
        (["ASK {}", "--store", "/nonexistent"], 3),
        ([ENDLESS, "--timeout", "0.3"], 4),
        (["SELECT * { ?s ?p ?o }", "--max-rows", "3"], 4),
    ],
)
def test_exit_codes(arguments, code):
    run = bindwijzer("sparql", *arguments)
    assert run.returncode == code
    assert b"Traceback" not in run.stderr
    assert (code in {2, 3, 4}) == bool(run.stderr)


def test_a_mistake_is_shown_in_its_line_with_a_sign_under_it():
    run = bindwijzer("sparql", "SELECT *\n{ ?s ?o é ; }", LANG="nl_NL.UTF-8")
    assert run.stderr.decode() == ("bindwijzer sparql: 2:9: ‘é’ past hier niet.\n  { ?s ?o é ; }\n          ^\n")


def test_a_cut_answer_says_so_and_is_valid():
    run = bindwijzer("sparql", "SELECT * { ?s ?p ?o }", "--max-rows", "3", "--format", "json")
    assert len(json.loads(run.stdout)["results"]["bindings"]) == 3
    assert b"there is more: cut after 3" in run.stderr


def test_formats_are_printed_byte_for_byte():
    assert bindwijzer("sparql", LABELS, "--format", "csv").stdout == b"label\r\nPub quiz\r\nPubQuiz\r\n"
    assert bindwijzer("sparql", "ASK {}", "--format", "json").stdout == b'{"head":{},"boolean":true}'
    assert b"form:pubquiz " in bindwijzer("sparql", "DESCRIBE form:pubquiz").stdout


def test_explain_tells_counts_and_times():
    told = bindwijzer("sparql", LABELS, "--explain").stderr.decode()
    for word in ("statements in the graph", "found", "loading", "guard", "parse", "evaluate", "write", "total"):
        assert word in told


def test_own_files_are_merged_or_stand_alone(tmp_path):
    file = tmp_path / "mine.ttl"
    file.write_text("<http://x> a <http://y> .")
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    ours, merged, alone = (
        int(bindwijzer("sparql", count, "--format", "csv", *more).stdout.split()[1])
        for more in ([], ["--data", str(file)], ["--bare", "--data", str(file)])
    )
    assert (merged, alone) == (ours + 1, 1)


def test_ctrl_c_stops_at_once():
    running = subprocess.Popen(
        command("sparql", ENDLESS), stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    )
    sleep(1.5)
    began = perf_counter()
    os.killpg(running.pid, signal.SIGINT)
    output, told = running.communicate(timeout=10)
    assert perf_counter() - began < 1
    assert (running.returncode, output) == (130, b"")
    assert b"Traceback" not in told


def test_a_closed_pipe_is_no_traceback():
    script = f"{sys.executable} -m assistant.doors sparql 'SELECT * {{ ?s ?p ?o }}' | head -n 2"
    run = subprocess.run(["sh", "-c", script], capture_output=True, check=True)
    assert run.stderr == b""


def test_prefixes_open_a_query():
    run = bindwijzer("prefixes")
    assert run.returncode == 0
    assert "PREFIX bw: <https://w3id.org/bindwijzer/def/>" in run.stdout.decode().splitlines()
    assert bindwijzer("sparql", "-", stdin=run.stdout + LABELS.encode()).returncode == 0


def test_an_index_answers_as_the_graph_does(tmp_path):
    folder = str(tmp_path / "index")
    run = bindwijzer("index", folder)
    assert (run.returncode, run.stdout) == (0, b"")
    assert b"BINDWIJZER_STORE" in run.stderr
    assert bindwijzer("sparql", LABELS, "--store", folder).stdout == bindwijzer("sparql", LABELS).stdout
    question = "welke werkvormen voor grote groepen online asynchroon?"
    answer = bindwijzer("ask", question)
    assert bindwijzer("ask", "--store", folder, question).stdout == answer.stdout
    assert bindwijzer("ask", question, BINDWIJZER_STORE=folder).stdout == answer.stdout
    refused = bindwijzer("sparql", LABELS, "--store", folder, "--graph", "asserted")
    assert refused.returncode == 2


def test_the_query_of_an_answer_runs_here(tmp_path):
    run = bindwijzer("ask", "--json", "welke werkvormen voor grote groepen online asynchroon?")
    query = tmp_path / "q.rq"
    query.write_text(json.loads(run.stdout)["sparql"], encoding="utf-8")
    found = bindwijzer("sparql", "-f", str(query), "--format", "csv")
    assert found.returncode == 0
    assert b"WV-16" in found.stdout or b"social-cafe-forum" in found.stdout
