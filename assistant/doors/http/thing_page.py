"""The page of one thing: in full where it has a code, else what the graph says of it, statement by statement."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from assistant.detail import detail
from assistant.doors.http.page import local, render, words
from assistant.statements import KINDS, statements, terms
from kg.vocabulary import DEF

if TYPE_CHECKING:
    from assistant.doors.http.place import Place
    from assistant.understanding.language import Language
    from kg.store import Store

_VERSION = re.compile(r"\d+(?:\.\d+)*")


def thing_page(store: Store, iri: str, at: Place, language: Language) -> str | None:
    """Return the page, or None where the graph says nothing of a thing."""
    here = local(iri)
    if told := detail(store, iri, language):
        return render("detail.html", language, at, here, told=told)
    if is_vocabulary(iri):
        found = groupby(terms(store, language), key=lambda term: term.kind)
        kinds = [(words(language)[KINDS[kind]], tuple(each)) for kind, each in found]
        return render("vocabulary.html", language, at, here, kinds=kinds, told=statements(store, DEF, language))
    said = statements(store, iri, language)
    return render("statements.html", language, at, here, told=said) if said else None


def is_vocabulary(iri: str) -> bool:
    """Say whether an address is that of the ontology, or of one of its versions: only the newest is here."""
    local_name = iri.removeprefix(DEF)
    return iri.startswith(DEF) and (not local_name or bool(_VERSION.fullmatch(local_name)))
