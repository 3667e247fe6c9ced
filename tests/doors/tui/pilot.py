"""Driving the app by its keys, and reading what stands on the screen."""

from __future__ import annotations

import asyncio
from functools import wraps


def piloted(test):
    """Run a test that is a coroutine."""

    @wraps(test)
    def run(*args, **kwargs):
        asyncio.run(test(*args, **kwargs))

    return run


def screen_text(app):
    """Return what stands on the screen, a line a row."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


def unlinked(app):
    """Say that no cell of the screen carries an action."""
    return not any(
        "@click" in (segment.style.meta if segment.style else {})
        for strip in app.screen._compositor.render_strips()
        for segment in strip
    )


async def type_in(pilot, text):
    """Type a text key by key."""
    names = {" ": "space", "?": "question_mark", ":": "colon", "/": "slash", ".": "full_stop", "-": "minus"}
    await pilot.press(*(names.get(character, character) for character in text))


async def ask(pilot, question):
    """Ask a question and wait for the answer."""
    pilot.app.talk.query_one("#question").focus()
    await type_in(pilot, question)
    await pilot.press("enter")
    await pilot.pause()
