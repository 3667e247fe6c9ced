"""A SPARQL endpoint behind the store port: the whole assistant on a server that holds the exported graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.remote.failures import EndpointError, RefusedQueryError
from kg.results_json import ACCEPTED, MEDIA_TYPE, BrokenResultsError, is_truth, solutions

if TYPE_CHECKING:
    from kg.remote.client import Client
    from kg.remote.transport import Reply
    from kg.store import Solutions
    from kg.terms import Triple

_TRIPLES = "application/n-triples"


class RemoteStore:
    """A graph held by a server; every failure of it is an EndpointError of one sentence."""

    def __init__(self, client: Client) -> None:
        self._client = client

    @property
    def where(self) -> str:
        """Return the address as messages show it."""
        return str(self._client.endpoint)

    def select(self, query: str) -> Solutions:
        """Run a SELECT query."""
        reply = self._client.query(query, MEDIA_TYPE)
        self._expect(reply, ACCEPTED)
        try:
            found = solutions(reply.body)
        except BrokenResultsError as error:
            if is_truth(reply.body):
                raise RefusedQueryError("ASK ≠ SELECT") from error
            raise self._failure("broken results", str(error)) from error
        self._expect_whole(reply, len(found.rows))
        return found

    def construct(self, query: str) -> list[Triple]:
        """Run a CONSTRUCT or DESCRIBE query."""
        import pyoxigraph as ox

        from kg.oxigraph import term

        reply = self._client.query(query, _TRIPLES)
        self._expect(reply, frozenset({_TRIPLES, "text/plain"}))
        try:
            triples = [quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)]
        except SyntaxError as error:
            raise self._failure("broken results", f"N-Triples, line {error.lineno}") from error
        return list(dict.fromkeys((term(t.subject), term(t.predicate), term(t.object)) for t in triples))

    def __len__(self) -> int:
        """Return the number of triples."""
        return int(self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").column("n")[0])

    def _expect(self, reply: Reply, accepted: frozenset[str]) -> None:
        if reply.media_type not in accepted:
            raise self._failure("not SPARQL", reply.media_type or "no Content-Type")

    def _expect_whole(self, reply: Reply, rows: int) -> None:
        """Refuse rows that Virtuoso cut: at its time limit it says so in a header, and its row limit is in another."""
        if state := reply.headers.get("x-sql-state"):
            raise self._failure("cut by its server", state)
        most = reply.headers.get("x-sparql-maxrows", "")
        if most.isdigit() and 0 < int(most) <= rows:
            raise self._failure("cut by its server", f"{rows}")

    def _failure(self, kind: str, reason: str) -> EndpointError:
        return EndpointError(kind, self.where, reason=reason)
