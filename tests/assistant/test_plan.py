"""The selection and the page that is handed on."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from markdown_it import MarkdownIt

from assistant.handout import html, markdown
from assistant.plan import Item, Plan, from_list, pages

FORM, TIP = (
    Item("https://w3id.org/bindwijzer/id/form/voorstelrondje", "WV-06", "Voorstelrondje"),
    Item("https://w3id.org/bindwijzer/id/tip/persoonlijke-ervaringen-delen", "TP-06", "Delen"),
)
HOSTILE = [
    "<script>alert(1)</script>", "[x](javascript:alert(1))", "![x](http://example.org/x.png)", "# kop", "- lijst",
    "1. een", "`code`", "</blockquote><img src=x onerror=alert(1)>", "a\n\n# b", "&lt;b&gt;", "**vet** _schuin_",
]  # fmt: skip


def test_a_plan_is_added_to_reordered_annotated_and_emptied():
    plan = Plan().add(FORM).add(TIP).add(FORM)
    assert [item.code for item in plan.items] == ["WV-06", "TP-06"]
    assert [item.code for item in plan.move(TIP.iri, -1).items] == ["TP-06", "WV-06"]
    assert plan.move(TIP.iri, 5) == plan
    assert plan.annotate(TIP.iri, "let op").items[1].note == "let op"
    assert plan.toggle(FORM).toggle(TIP) == Plan()
    assert from_list(plan.as_list()) == plan


@pytest.mark.parametrize("told", [None, {}, [1], [{"iri": 3}], "x"])
def test_what_is_no_plan_is_refused(told):
    with pytest.raises(ValueError, match="item"):
        from_list(told)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_pages_carry_definition_places_note_and_sources(store, language):
    plan = Plan().add(FORM).add(TIP).annotate(FORM.iri, "Voor week 2")
    written = pages(plan, store, language)
    for text in (markdown(written, language), html(written, language)):
        assert "Voor week 2" in text
        assert "SC-4" in text
        assert "SC-1" in text
        assert "(WV-06)" in text


class Reader(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.tags, self.links, self.said = set(), [], ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"}]

    def handle_data(self, data):
        self.said += data


@pytest.mark.parametrize("note", HOSTILE)
def test_a_note_stays_text_in_both_pages(store, note):
    plan = Plan((Item(FORM.iri, "WV-06", note, note), Item("urn:gone", note, note, note)))
    written = pages(plan, store, "nl")
    plain = pages(Plan((Item(FORM.iri, "WV-06", "x", "x"), Item("urn:gone", "x", "x", "x"))), store, "nl")
    shown, wanted = Reader(html(written, "nl")), Reader(html(plain, "nl"))
    assert (shown.tags, shown.links) == (wanted.tags, wanted.links)
    rendered, wanted = (Reader(MarkdownIt().render(markdown(p, "nl"))) for p in (written, plain))
    assert (rendered.tags, rendered.links) == (wanted.tags, wanted.links)
    assert " ".join(note.split()) in rendered.said


def test_an_empty_plan_says_so():
    assert "leeg" in markdown((), "nl")
    assert "empty" in html((), "en")
