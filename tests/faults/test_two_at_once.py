"""Two programs at once on the same folder: nothing is lost, nothing breaks."""

from __future__ import annotations

import json

import pytest

from assistant.doors.desk import sit_down
from assistant.plan import Item, Plan
from kg import index
from tests.faults.programs import run, start

EACH = 40
COLLECT = """
from assistant.doors.desk import sit_down
from assistant.plan import Item
desk = sit_down("en")
print("ready", flush=True)
sys.stdin.readline()
for number in range({each}):
    name = "{name}" + str(number)
    desk.collect(Item("urn:" + name, name, name))
    desk.state.remember(name)
    desk.state.save_query("shared", "ASK {{}} # " + name)
    desk.set("{name}", number)
print(*desk.state.taken_messages(), file=sys.stderr)
"""
INDEX = """
from assistant.doors.cli import main
sys.exit(main(["index", "index", "--data", "mine.ttl", "--bare"]))
"""


def item(name):
    return Item(f"urn:{name}", name, name)


def codes(desk):
    return [each.code for each in desk.plan.items]


def test_two_programs_lose_nothing_of_plan_history_settings_and_queries(tmp_path):
    running = [start(COLLECT.format(each=EACH, name=name), tmp_path) for name in "ab"]
    for program in running:
        program.stdout.readline()
    for program in running:
        program.stdin.write(b"\n")
        program.stdin.flush()
    told = [program.communicate(timeout=60)[1] for program in running]
    assert [program.returncode for program in running] == [0, 0], told
    assert [each.strip() for each in told] == [b"", b""]
    wanted = {f"{name}{number}" for name in "ab" for number in range(EACH)}
    read = {name: json.loads((tmp_path / f"home/{name}.json").read_text()) for name in ("plan", "history", "settings")}
    assert {each["code"] for each in read["plan"]} == wanted
    assert set(read["history"]) == wanted
    assert read["settings"] == {"a": EACH - 1, "b": EACH - 1}
    assert (tmp_path / "home/queries/shared.rq").read_text().startswith("ASK {} # ")


def test_two_programs_build_one_index_at_once(tmp_path):
    (tmp_path / "mine.ttl").write_text("<http://a> <http://p> 1, 2 .")
    running = [start(INDEX, tmp_path) for _ in range(2)]
    told = [program.communicate(timeout=60)[1] for program in running]
    assert [program.returncode for program in running] == [0, 0], told
    assert index.opened(tmp_path / "index").triples == 2
    assert run(INDEX, tmp_path).returncode == 0


@pytest.fixture
def desks():
    return sit_down("en"), sit_down("en")


def test_what_another_program_collected_is_kept(desks):
    one, other = desks
    assert codes(one) == codes(other) == []
    one.collect(item("X"))
    other.collect(item("Y"))
    assert codes(other) == ["Y", "X"]
    one.collect(item("Z"))
    assert codes(one) == codes(sit_down("en")) == ["X", "Z", "Y"]


def test_what_another_program_took_out_stays_out(desks):
    one, other = desks
    one.collect(item("X"))
    one.collect(item("Y"))
    assert codes(other) == ["X", "Y"]
    other.collect(item("X"))
    one.plan = one.plan.annotate("urn:Y", "note")
    assert codes(one) == ["Y"]
    assert sit_down("en").plan.items[0].note == "note"


def test_a_plan_that_cannot_be_kept_stays_in_mind(own_folder, desks):
    own_folder.write_text("a file in the place of the folder", encoding="utf-8")
    desk, _ = desks
    desk.collect(item("X"))
    desk.collect(item("Y"))
    assert codes(desk) == ["X", "Y"]


def test_a_plan_whose_file_is_deleted_meanwhile_stays(own_folder, desks):
    desk, _ = desks
    desk.collect(item("X"))
    (own_folder / "plan.json").unlink()
    desk.collect(item("Y"))
    assert codes(desk) == codes(sit_down("en")) == ["X", "Y"]


def test_merging_keeps_order_and_notes():
    before = Plan((item("A"), item("B"), item("C")))
    ours = before.move("urn:C", -2).annotate("urn:A", "note").add(item("D"))
    theirs = before.remove("urn:B").add(item("E"))
    merged = ours.merged(before, theirs)
    assert [each.code for each in merged.items] == ["C", "A", "D", "E"]
    assert merged.items[1].note == "note"
