"""The pages in a real browser: what they ask for, how they work with and without scripts, who can read them.

Needs Chromium with its driver, and axe-core: BINDWIJZER_AXE names the file `axe.min.js`.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
from pathlib import Path
from urllib.parse import quote, urlparse

import pytest

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
AXE = Path(os.environ.get("BINDWIJZER_AXE", ".venv/axe/node_modules/axe-core/axe.min.js"))
pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="skipped: no chromium with chromium-driver here")
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="skipped: no axe-core here; BINDWIJZER_AXE names it")

FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--window-size=1280,900",
)  # fmt: skip
ANSWER = "/?q=" + quote("welke werkvormen voor grote groepen online synchroon?")
PAGES = {
    "start": "/", "answer": ANSWER, "follow-up": ANSWER + "&q=" + quote("en fysiek?") + "&pick=WV-04",
    "definition": "/?q=" + quote("Wat is sociale aanwezigheid?"), "refusal": "/?q=" + quote("Wat eten we vanavond?"),
    "nothing": "/?q=" + quote("tips voor principe A en cognitieve aanwezigheid?"),
    "form": "/id/form/voorstelrondje.html", "principle": "/id/principle/elkaar-leren-kennen.html",
    "class": "/def/WorkForm.html",
    "vocabulary": "/def/.html",
    "matrix": "/matrix?with=IP-S", "selection": "/selection?pick=WV-06&pick=TP-06&note-WV-06=let+op",
    "no selection": "/selection", "not there": "/id/form/x.html",
}  # fmt: skip
CONVERSATIONS = [
    ("nl", "welke werkvormen voor grote groepen online synchroon?", "en fysiek?", "Dit of dat"),
    ("en", "Which work forms suit large groups online synchronous?", "and on site?", "This or that"),
]
TYPOS = [
    ("welke werkvromen voor grote groepn fysiek?", "Dit of dat"),
    ("wich workforms for larg groups on site?", "This or that"),
]


class Browser:
    """Chromium, and what it asked for and complained of since the last page."""

    def __init__(self, folder, *, scripts):
        from selenium import webdriver
        from selenium.webdriver.chrome.service import Service

        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in (*FLAGS, f"--user-data-dir={folder}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
        self.driver = webdriver.Chrome(options=options, service=Service(DRIVER))
        self.driver.set_page_load_timeout(30)
        self.driver.implicitly_wait(5)
        if not scripts:
            self.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})

    def open(self, web, path, theme="light"):
        features = [{"name": "prefers-color-scheme", "value": theme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
        self.driver.get(f"http://127.0.0.1:{web.port}{path}")

    def find(self, selector):
        return self.driver.find_element("css selector", selector)

    def all(self, selector):
        return self.driver.find_elements("css selector", selector)

    @property
    def text(self):
        return self.find("main").text

    def follow(self, element):
        """Click on what leads to another page, and wait for that page."""
        before = self.find("html")
        element.click()
        self.left(before)

    def left(self, before):
        """Wait until a page is gone."""
        from selenium.common.exceptions import WebDriverException
        from selenium.webdriver.support.wait import WebDriverWait

        def is_gone(_):
            try:
                return not before.is_enabled()
            except WebDriverException:
                return True

        WebDriverWait(self.driver, 10).until(is_gone)

    def ask(self, question):
        self.find("#q").send_keys(question)
        self.follow(self.find(".ask-row button"))

    def asked(self):
        """Return the addresses that were asked for since the last call."""
        told = (json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance"))
        urls = [each["params"]["request"]["url"] for each in told if each["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith(("chrome://", "data:"))]

    def complaints(self):
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    made = Browser(tmp_path_factory.mktemp("chromium"), scripts=True)
    yield made
    made.driver.quit()


@pytest.fixture(scope="module")
def scriptless(tmp_path_factory):
    made = Browser(tmp_path_factory.mktemp("chromium"), scripts=False)
    yield made
    made.driver.quit()


@pytest.fixture(params=["browser", "scriptless"])
def either(request):
    return request.getfixturevalue(request.param)


@pytest.mark.parametrize("path", [*PAGES.values(), "/query", "/query?example=3"])
def test_a_page_asks_nothing_of_others_and_breaks_no_policy(web, browser, path):
    browser.asked(), browser.complaints()
    browser.open(web, path)
    outside = [url for url in browser.asked() if urlparse(url).hostname not in {"127.0.0.1", None}]
    assert outside == []
    assert [told for told in browser.complaints() if "404" not in told] == []


@needs_axe
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_everyone_can_read_a_page(web, browser, name, theme, language):
    path = PAGES[name]
    browser.open(web, f"{path}{'&' if '?' in path else '?'}lang={language}", theme)
    assert violations(browser) == []


@needs_axe
@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", ["start", "answer", "form", "matrix", "selection"])
def test_a_page_fits_a_phone(web, browser, name, width):
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        browser.open(web, PAGES[name])
        assert browser.driver.execute_script("return document.documentElement.scrollWidth") <= width
        assert violations(browser) == []
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def violations(browser, context="document"):
    browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
    tags = '{runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}'
    told = browser.driver.execute_async_script(
        f"const done = arguments[arguments.length - 1]; axe.run({context}, {tags}).then(done)"
    )
    return [(each["id"], each["nodes"][0]["html"][:200]) for each in told["violations"]]


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=["nl", "en"])
def test_a_question_and_a_follow_up_are_answered(web, either, conversation):
    language, question, follow_up, found = conversation
    either.open(web, f"/?lang={language}")
    either.ask(question)
    assert found not in either.text
    assert len(either.all(".group")) == 3
    either.ask(follow_up)
    assert found in either.text
    assert either.find("h1").text == follow_up
    assert question in either.find(".before").text


@pytest.mark.parametrize(("question", "found"), TYPOS)
def test_typing_errors_are_read_over(web, either, question, found):
    either.open(web, "/")
    either.ask(question)
    assert found in either.text


def test_a_chip_changes_the_question(web, either):
    either.open(web, ANSWER)
    either.find(".chip.set[name='chip'] summary").click()
    either.follow(either.all(".chip[open] .options a")[0])
    assert "set=group_size" in either.driver.current_url
    assert either.all(".group")
    either.follow(either.find(".drop"))
    assert len(either.all(".chip.set")) == 1


def test_a_thing_is_kept_noted_on_and_moved(web, either):
    either.open(web, ANSWER)
    either.follow(either.find(".keep"))
    assert either.find(".keep").text.startswith("✓")
    either.follow(either.all(".keep")[1])
    either.follow(either.find("a[href^='/selection']"))
    either.find("textarea").send_keys("let <b>op</b>")
    either.follow(either.find("button[name='down']"))
    assert either.all("textarea")[1].get_attribute("value") == "let <b>op</b>"


def test_the_editor_runs_an_example_and_shows_rows(web, browser):
    browser.asked(), browser.complaints()
    browser.open(web, "/query?example=2")
    browser.find(".tabPanel.active .yasqe_queryButton").click()
    assert "WV-01" in browser.find(".tabPanel.active .yasr tbody tr").text
    assert {urlparse(url).hostname for url in browser.asked()} <= {"127.0.0.1", None}
    assert browser.complaints() == []
    if AXE.is_file():
        assert violations(browser) == []


def test_without_scripts_a_query_can_be_sent(web, scriptless):
    scriptless.open(web, "/query?example=2")
    scriptless.follow(scriptless.find("#plain button"))
    assert "/sparql?query=" in scriptless.driver.current_url


def test_completions_are_offered_and_taken_by_keyboard(web, browser):
    from selenium.webdriver.common.keys import Keys

    browser.open(web, "/?lang=nl")
    field = browser.find("#q")
    field.send_keys("werkvormen voor gro")
    assert browser.find("#q-list li").is_displayed()
    assert field.get_attribute("aria-expanded") == "true"
    if AXE.is_file():
        assert violations(browser) == []
    field.send_keys(Keys.ARROW_DOWN)
    chosen = browser.find("#q-list li[aria-selected='true']")
    assert field.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    told = chosen.text
    before = browser.find("html")
    field.send_keys(Keys.ENTER)
    browser.left(before)
    assert browser.find("main h1").text == told


def test_the_first_stop_of_the_keyboard_skips_to_the_content(web, browser):
    from selenium.webdriver.common.keys import Keys

    browser.open(web, ANSWER)
    browser.find("body").send_keys(Keys.TAB)
    first = browser.driver.switch_to.active_element
    assert first.get_attribute("href").endswith("#content")


@pytest.mark.parametrize("path", [ANSWER, PAGES["form"], PAGES["selection"]])
def test_a_page_prints_on_one_sheet(web, browser, path):
    browser.open(web, path)
    printed = browser.driver.execute_cdp_cmd("Page.printToPDF", {"paperWidth": 8.27, "paperHeight": 11.69})
    assert len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(printed["data"]))) == 1


def test_hostile_questions_stay_text(web, browser):
    browser.open(
        web, "/?q=" + quote("<img src=x onerror=document.title='hacked'> \"'><script>document.title='hacked'</script>")
    )
    assert "hacked" not in browser.driver.title.partition("·")[2]
    assert browser.all("main img, main script") == []
    assert "<img src=x" in browser.find("h1").text
