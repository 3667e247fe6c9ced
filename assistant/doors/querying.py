"""Raw queries of the reader, as every door runs them: at the place of the graph, written as the command line does."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.doors.place import Place
    from kg.remote.worker import RemoteWorker
    from kg.results import Outcome
    from kg.worker import Worker

_ROWS = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".xml": "xml", ".md": "md"}
_GRAPH = {".ttl": "ttl", ".nt": "nt", ".jsonld": "jsonld", ".rdf": "rdfxml"}
_TRUTH = {".csv": "csv", ".tsv": "tsv", ".json": "json", ".xml": "xml"}


def endings(kind: str) -> tuple[str, ...]:
    """Return the endings of the files that a kind of result can be written to."""
    return tuple({"rows": _ROWS, "graph": _GRAPH, "boolean": _TRUTH}[kind])


class Querying:
    """Runs one query at a time on the graph at a place: in a process of its own, or on the server that is there."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._worker: Worker | RemoteWorker | None = None

    @property
    def worker(self) -> Worker | RemoteWorker:
        """Return what answers, made at the first query."""
        if self._worker is None:
            from assistant.doors.material import worker_at

            self._worker = worker_at(self._place)
        return self._worker

    async def run(self, query: str) -> Outcome:
        """Return the rows or the graph; raises QueryError and its kin, QueryCancelledError after `cancel`."""
        return await self.worker.run_async(query, rows="json", graph="ttl")

    async def exported(self, query: str, ending: str) -> str:
        """Return the result of a query as the command line writes it to a file with that ending."""
        if ending == ".md":
            from kg.results_markdown import markdown

            outcome = await self.worker.run_async(query, rows="json", graph=None)
            return markdown(outcome.variables, outcome.rows())
        wanted = _ROWS.get(ending), _GRAPH.get(ending)
        return (await self.worker.run_async(query, rows=wanted[0], graph=wanted[1])).text

    def cancel(self) -> None:
        """Stop the query that runs, if any."""
        if self._worker:
            self._worker.cancel()

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._worker:
            self._worker.close()
