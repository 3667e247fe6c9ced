"""The pages for advisors, as they are sent: without a browser, so without scripts."""

from __future__ import annotations

import statistics
import time
from html.parser import HTMLParser
from urllib.parse import parse_qsl, quote, urlencode

import pytest

from assistant.assistant import Assistant
from assistant.doors.http.answer_view import view
from assistant.doors.http.page import render
from assistant.doors.http.place import Place, place
from assistant.doors.http.talk import Step, Talk
from assistant.doors.http.thing_page import thing_page
from kg import resources
from kg.oxigraph import OxigraphStore

ASKED = "/?q=" + quote("welke werkvormen voor grote groepen online synchroon?")


class Page(HTMLParser):
    """What a page holds: its tags, its addresses, its text."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.said, self.language = [], [], "", ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.tags.append(tag)
        self.language = told.get("lang") if tag == "html" else self.language
        self.links += [value for name, value in attrs if name in {"href", "src", "action", "formaction"}]
        assert not any(name.startswith("on") or name == "style" for name in told), told

    def handle_data(self, data):
        self.said += data


def read(web, path, **headers):
    reply = web.send("GET", path, Accept="text/html", **headers)
    assert reply.status == 200
    return Page(reply.text)


@pytest.mark.parametrize(
    ("path", "accepted", "language"),
    [
        ("/", "nl-BE,nl;q=0.9,en;q=0.5", "nl"),
        ("/", "fr,en;q=0.4", "en"),
        ("/?lang=nl", "en", "nl"),
        (ASKED, "en", "nl"),
        (ASKED + "&lang=en", "nl", "en"),
        ("/matrix", "nl", "nl"),
        ("/id/form/pubquiz", "nl", "nl"),
    ],
)
def test_the_language_is_that_of_the_switch_the_question_or_the_browser(web, path, accepted, language):
    assert read(web, path, Accept_Language=accepted).language == language


@pytest.mark.parametrize(
    "path", [ASKED, "/matrix?with=IP-S&modality=MO-F", "/selection?pick=WV-01&note-WV-01=x", "/id/form/pubquiz"]
)
def test_the_switch_keeps_what_is_shown(web, path):
    page = read(web, path + ("&" if "?" in path else "?") + "lang=nl")
    switch = next(link for link in page.links if link.endswith("lang=en") or "lang=en&" in link)
    wanted = dict(parse_qsl(path.partition("?")[2]))
    assert dict(parse_qsl(switch.partition("?")[2])) == {**wanted, "lang": "en"}
    assert read(web, switch).language == "en"


def test_the_groups_stand_apart_with_their_reasons(web):
    said = " ".join(read(web, ASKED).said.split())
    order = ["In de bron (2)", "Afgeleid (3)", "want de bron verwijst daar terug", "De bron zwijgt hierover"]
    places = [said.index(each) for each in order]
    assert places == sorted(places)


def test_the_sparql_can_be_opened_in_the_editor(web, assistant):
    sparql = assistant.ask("welke werkvormen voor grote groepen online synchroon?").sparql
    link = next(link for link in read(web, ASKED).links if link.startswith("/query?query="))
    assert sparql.strip() in read(web, link).said


def test_every_link_of_a_page_leads_somewhere(web):
    for path in (ASKED, "/matrix", "/id/principle/elkaar-leren-kennen", "/def/WorkForm", "/selection?pick=WV-01"):
        for link in dict.fromkeys(link for link in read(web, path).links if link.startswith("/")):
            assert web.send("GET", link).status in {200, 303}, link


def test_only_our_own_files_are_loaded(web):
    for path in ("/", ASKED, "/matrix", "/query", "/id/form/pubquiz"):
        page = read(web, path)
        assert "style" not in page.tags
        assert all(not link.startswith("//") for link in page.links)


def test_suggestions_and_conditions_that_exclude_lead_on(web):
    page = read(web, "/?q=" + quote("welke tips voor principe A en cognitieve aanwezigheid?"))
    assert any("set=principle" in link or "set=presence" in link or link.startswith("/?q=") for link in page.links)
    refusal = read(web, "/?q=" + quote("Wat eten we vanavond?"))
    offered = [link for link in refusal.links if link.startswith("/?q=") and "vanavond" not in link]
    assert len(offered) == 3


def test_the_selection_becomes_a_file_with_its_notes(web):
    told = urlencode([("pick", "WV-06"), ("pick", "nonsense"), ("note-WV-06", "Voor *week* 2 <b>"), ("lang", "en")])
    written = web.get("/selection.md?" + told)
    assert written.headers["Content-Disposition"] == 'attachment; filename="bindwijzer.md"'
    assert "Round of introductions" in written.text
    assert "\\*week\\*" in written.text
    page = web.get("/selection.html?" + told)
    assert "attachment" in page.headers["Content-Disposition"]
    assert "&lt;b&gt;" in page.text


@pytest.mark.parametrize(
    ("button", "picks"), [("up", ["B", "A", "C"]), ("down", ["A", "C", "B"]), ("drop", ["A", "C"])]
)
def test_a_button_changes_the_selection_and_keeps_the_notes(web, button, picks):
    told = [("pick", "A"), ("pick", "B"), ("pick", "C"), ("note-A", "x"), (button, "B")]
    reply = web.get("/selection?" + urlencode(told))
    assert reply.status == 303
    after = parse_qsl(reply.headers["Location"].partition("?")[2])
    assert after == [*(("pick", code) for code in picks), ("note-A", "x")]


def test_a_place_is_told_in_an_address_and_read_back():
    steps = (Step("wat?"), Step(slot="modality", codes=("MO-F",)), Step(slot="group_size"), Step("en & <online>?"))
    at = Place(steps, ("WV-01", "TP-02"), (("WV-01", "let op: 50% & meer"),), "nl")
    assert place(parse_qsl(at.url().partition("?")[2], keep_blank_values=True)) == at


def test_a_condition_changed_twice_is_one_step():
    at = Place().asking("a").setting("modality", ["MO-F"]).setting("modality", ["MO-S"])
    assert at.steps == (Step("a"), Step(slot="modality", codes=("MO-S",)))


@pytest.mark.parametrize(
    "query",
    ["set=x:y", "set=modality:NO-SUCH", "set=modality:MO-F", "set=a.b:c", "q=", "q=%20", "pick=&pick=<>", "lang=de"],
)
def test_a_place_that_makes_no_sense_is_still_a_page(web, query):
    assert web.send("GET", "/?" + query, Accept="text/html").status == 200


HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>"
TIP = f"""
<https://w3id.org/bindwijzer/id/tip/kwaad> a bw:Tip , bw:PrincipleTip , owl:NamedIndividual ;
    dcterms:identifier "TP-99" ; skos:prefLabel {HOSTILE!r}@nl , {HOSTILE!r}@en ;
    skos:definition '''{HOSTILE}'''@nl , '''{HOSTILE}'''@en ;
    bw:elaboratesPrinciple <https://w3id.org/bindwijzer/id/principle/elkaar-leren-kennen> ;
    schema:url "javascript:alert(3)" ; bw:basis bw:explicit .
"""


@pytest.fixture(scope="module")
def hostile():
    turtle = resources.built("bindwijzer.ttl").read_text(encoding="utf-8")
    prefixes = "@prefix schema: <https://schema.org/> .\n"
    quoted = TIP.replace(repr(HOSTILE), f"'''{HOSTILE} '''").replace(f"'''{HOSTILE}'''", f"'''{HOSTILE} '''")
    return Talk(Assistant(OxigraphStore.from_turtle(prefixes + turtle + quoted)))


def test_hostile_labels_stay_text(hostile):
    at = Place((Step("Welke tips zijn er bij principe A?"),))
    told = view(hostile, at)
    shown = Page(render("answer.html", told.language, at, "/", told=told))
    item = thing_page(hostile.assistant.store, "https://w3id.org/bindwijzer/id/tip/kwaad", at, "nl")
    for page in (shown, Page(item)):
        assert "<script>alert(1)" in page.said, " ".join(page.said.split())
        assert page.tags.count("script") == 1
        assert page.tags.count("img") == 1
        assert not any("javascript:" in link for link in page.links)


def test_an_answer_page_is_there_within_a_tenth_of_a_second(web):
    times = []
    for size in ("grote groepen", "kleine groepen", "45 studenten", "8 personen"):
        for way in ("online synchroon", "fysiek", "online asynchroon"):
            began = time.perf_counter()
            read(web, "/?q=" + quote(f"welke werkvormen voor {size} {way}?"))
            times.append(time.perf_counter() - began)
    assert statistics.median(times) < 0.1


def test_a_conversation_in_an_address_goes_on_with_the_list_after_a_closer_look():
    talk = Talk(Assistant(OxigraphStore.from_files([resources.built("bindwijzer.ttl")])))
    steps = [Step("tips for principle A"), Step("tell me more about the last one"), Step("and principle F?")]
    assert [result.code for result in talk.walk(steps, "en").answer.results] == ["TP-20", "TP-21", "TP-22", "TP-23"]
