"""The pages for advisors: the question and its answer, the matrix to walk through, the selection to hand on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from assistant.completing import suggest
from assistant.doors.http import selection
from assistant.doors.http.answer_view import view
from assistant.doors.http.intake import query_fields, reader_language
from assistant.doors.http.page import render
from assistant.doors.http.place import Place, place
from assistant.doors.http.service import service
from assistant.doors.http.walk import walk
from assistant.explore import matrix, tree
from assistant.handout import html, markdown

if TYPE_CHECKING:
    from starlette.requests import Request

    from assistant.doors.http.talk import Talk
    from assistant.understanding.language import Language

_BY_LANGUAGE = {"Vary": "Accept-Language"}


def routes() -> list[Route]:
    """Return the routes of the pages."""
    return [
        Route("/", start),
        Route("/matrix", look_around),
        Route("/selection", select),
        Route("/selection.md", select_markdown),
        Route("/selection.html", select_html),
    ]


async def start(request: Request) -> Response:
    """Return the page with the question field, and the answer where something was asked."""
    at = place(query_fields(request))
    language, talk = at.fixed or reader_language(request), service(request).talk
    if not at.steps:
        return _page(render("start.html", language, at, "/", examples=suggest(language)))
    return _page(await talk.do(lambda: _answered(talk, at)))


def _answered(talk: Talk, at: Place) -> str:
    told = view(talk, at)
    return render("answer.html", told.language, at, "/", told=told)


async def look_around(request: Request) -> Response:
    """Return the matrix of work forms and the tree of everything else."""
    given = query_fields(request)
    at, talk = place(given), service(request).talk
    language = at.fixed or reader_language(request)

    def shown() -> str:
        store = talk.assistant.store
        walked = walk(matrix(store, language), given)
        return render("matrix.html", language, at, "/matrix", walked=walked, tree=tree(store, language))

    return _page(await talk.do(shown))


async def select(request: Request) -> Response:
    """Return the selection to look at, to note on and to print."""
    at, language, pages, talk = _selected(request)
    if after := selection.changed(at, query_fields(request)):
        return RedirectResponse(after.url("/selection"), 303)
    return _page(render("selection.html", language, at, "/selection", pages=await talk.do(pages)))


async def select_markdown(request: Request) -> Response:
    """Return the selection as a Markdown file."""
    _, language, pages, talk = _selected(request)
    return _file(markdown(await talk.do(pages), language), "text/markdown", "md")


async def select_html(request: Request) -> Response:
    """Return the selection as an HTML file."""
    _, language, pages, talk = _selected(request)
    return _file(html(await talk.do(pages), language), "text/html", "html")


def _selected(request: Request) -> tuple[Place, Language, selection.Pages, Talk]:
    given = query_fields(request)
    at, talk = place(given), service(request).talk
    language = at.fixed or reader_language(request)
    return at, language, selection.pages_of(talk, at, language), talk


def _page(text: str) -> Response:
    return HTMLResponse(text, headers={**_BY_LANGUAGE, "Cache-Control": "no-cache"})


def _file(text: str, media_type: str, suffix: str) -> Response:
    headers = {**_BY_LANGUAGE, "Content-Disposition": f'attachment; filename="bindwijzer.{suffix}"'}
    return Response(text, media_type=media_type, headers=headers)
