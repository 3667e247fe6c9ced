"""SPARQL put together from harmless parts that look hostile, and from hostile parts that look harmless."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = ["SERVICE", "service", "SILENT", "INSERT", "DELETE", "LOAD", "FROM", "WITH", "DROP ALL", "{ }", "<http://x>"]
PREFIXES = {"ex": "http://example.org/", "service": "http://example.org/service#", "from": "http://example.org/from/"}
PROLOGUE = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in PREFIXES.items())
_LOCALS = ["service", "from", "insert", "delete", "load", "a", "b1", "with-service", "customer_service", "SERVICES"]


def _texts():
    """Texts that hold keywords, in every notation of a literal; an escaped quote may end one, by the standard."""
    words = st.lists(st.sampled_from([*WORDS, "#", "?x", ".", "}", "("]), min_size=1, max_size=4).map(" ".join)
    return st.tuples(words, st.sampled_from(['"{}"', "'{}'", '"""{}"""', "'''{}'''", '"{}"@en', '"{}\\n"'])).map(
        lambda pair: pair[1].format(pair[0])
    )


def _names():
    return st.tuples(st.sampled_from(list(PREFIXES)), st.sampled_from(_LOCALS)).map(":".join)


def _addresses():
    return st.sampled_from(["<http://x/service/insert>", "<http://x#SERVICE>", "<urn:from>", "<http://x/?load=1>"])


def _variables():
    return st.sampled_from(["?service", "?from", "$insert", "?x", "?silent", "?o"])


_SPACES = st.sampled_from([" ", "\n", "  ", " # SERVICE <http://x> { }\n", "\t", " # FROM <http://x>\r\n"])


@st.composite
def triples(draw: st.DrawFn) -> str:
    subject = draw(st.one_of(_names(), _addresses(), _variables()))
    predicate = draw(st.one_of(_names(), _addresses(), _variables(), st.just("a")))
    thing = draw(st.one_of(_names(), _addresses(), _variables(), _texts(), st.sampled_from(["1", "true", "1.5"])))
    return draw(_SPACES).join([subject, predicate, thing]) + " . "


_GROUP = st.recursive(
    st.lists(triples(), min_size=1, max_size=3).map("".join),
    lambda inner: st.one_of(
        inner.map(lambda group: f"OPTIONAL {{ {group} }} "),
        inner.map(lambda group: f"FILTER EXISTS {{ {group} }} "),
        inner.map(lambda group: f"MINUS {{ {group} }} "),
        inner.map(lambda group: f"GRAPH ?service {{ {group} }} "),
        inner.map(lambda group: f"{{ SELECT * WHERE {{ {group} }} }} "),
        st.tuples(inner, inner).map(lambda two: f"{{ {two[0]} }} UNION {{ {two[1]} }} "),
        st.tuples(inner, inner).map("".join),
        inner.map(lambda group: group + 'FILTER (?x < 3 && ?o != "SERVICE") '),
    ),
    max_leaves=4,
)


def harmless():
    """Return queries that read the graph and nothing else, whatever words stand in them."""
    heads = st.sampled_from(["SELECT * WHERE { ", "ASK { ", "SELECT DISTINCT ?x { ", "CONSTRUCT { ?x a ?o } WHERE { "])
    ends = st.sampled_from(["}", "} LIMIT 5", "} # DROP ALL", "}\n"])
    return st.tuples(heads, _GROUP, ends).map(lambda parts: PROLOGUE + "".join(parts))


@st.composite
def hostile(draw: st.DrawFn) -> str:
    """Return a query of the same parts with one that reaches out, somewhere inside."""
    group = draw(_GROUP)
    call = draw(
        st.sampled_from(
            ["SERVICE <URL> {{ {} }}", "SERVICE SILENT <URL> {{ {} }}", "service ex:x {{ {} }}", "SERVICE ?g {{ {} }}"]
        )
    ).format(draw(triples()))
    shapes = [
        "{0} {1}",
        "{1} {0}",
        "OPTIONAL {{ {1} }} {0}",
        "FILTER EXISTS {{ {1} }} {0}",
        "{{ {0} }} UNION {{ {1} }}",
    ]
    return PROLOGUE + "SELECT * WHERE { " + draw(st.sampled_from(shapes)).format(group, call) + " }"


def updates():
    """Return operations that change a graph, with harmless words around them."""
    shapes = ["INSERT DATA {{ {} }}", "DELETE WHERE {{ {} }}", "DELETE {{ {0} }} INSERT {{ {0} }} WHERE {{ {0} }}"]
    fixed = ["LOAD <URL>", "CLEAR ALL", "DROP SILENT ALL", "CREATE GRAPH <urn:g>", "COPY DEFAULT TO <urn:g>"]
    made = st.tuples(st.sampled_from(shapes), triples()).map(lambda parts: parts[0].format(parts[1]))
    return st.one_of(made, st.sampled_from(fixed)).map(lambda text: PROLOGUE + text)
