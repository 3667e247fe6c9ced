"""Everything that can go wrong with a server, each as one sentence that names the place and the cure."""

from __future__ import annotations

from kg.errors import GraphUnavailableError, QueryError

_SENTENCES: dict[str, tuple[str, str]] = {
    "unknown host": (
        "{where}: geen server met die naam gevonden; controleer het adres en de verbinding.",
        "{where}: no server of that name was found; check the address and the connection.",
    ),
    "refused": (
        "{where} neemt geen verbinding aan ({reason}); controleer of de server draait en de poort klopt.",
        "{where} takes no connection ({reason}); check that the server runs and that the port is right.",
    ),
    "no connection in time": (
        "{where} nam binnen {seconds} s geen verbinding aan; controleer adres, poort en firewall.",
        "{where} took no connection within {seconds} s; check address, port and firewall.",
    ),
    "silent": (
        "{where} zweeg {seconds} s; probeer het later opnieuw of vraag de beheerder naar de server.",
        "{where} was silent for {seconds} s; try again later or ask those who run the server.",
    ),
    "too slow": (
        "{where} had na {seconds} s nog geen volledig antwoord; probeer het later opnieuw of vraag minder.",
        "{where} had not answered in full after {seconds} s; try again later or ask for less.",
    ),
    "no trust": (
        "{where} is niet te vertrouwen: {reason}; controleer het adres, of noem je eigen certificaat in SSL_CERT_FILE.",
        "{where} cannot be trusted: {reason}; check the address, or name your own certificate in SSL_CERT_FILE.",
    ),
    "proxy": (
        "De proxy naar {where} werkt niet ({reason}); controleer HTTP_PROXY, HTTPS_PROXY en NO_PROXY.",
        "The proxy to {where} does not work ({reason}); check HTTP_PROXY, HTTPS_PROXY and NO_PROXY.",
    ),
    "broken off": (
        "{where} brak het antwoord af; probeer het opnieuw.",
        "{where} broke its answer off; try again.",
    ),
    "cut by its server": (
        "{where} gaf maar een deel van de rijen ({reason}); vraag de beheerder om een ruimere grens.",
        "{where} gave only a part of the rows ({reason}); ask those who run it for a wider limit.",
    ),
    "too large": (
        "{where} gaf meer dan {reason} MB; vraag minder, met LIMIT of een voorwaarde erbij.",
        "{where} gave more than {reason} MB; ask for less, with LIMIT or one more condition.",
    ),
    "no access": (
        "{where} geeft geen toegang ({reason}); zet BINDWIJZER_ENDPOINT_USER en BINDWIJZER_ENDPOINT_PASSWORD, of "
        "BINDWIJZER_ENDPOINT_TOKEN, of een regel in ~/.netrc (chmod 600).",
        "{where} gives no access ({reason}); set BINDWIJZER_ENDPOINT_USER and BINDWIJZER_ENDPOINT_PASSWORD, or "
        "BINDWIJZER_ENDPOINT_TOKEN, or a line in ~/.netrc (chmod 600).",
    ),
    "password held back": (
        "{where} geeft geen toegang ({reason}); het wachtwoord is niet verstuurd, want http is leesbaar onderweg: "
        "gebruik https.",
        "{where} gives no access ({reason}); the password was not sent, for http can be read on its way: use https.",
    ),
    "unusable token": (
        "{where} is niet gevraagd: {reason} bevat tekens die niet in een kop passen; zet er alleen het token in.",
        "{where} was not asked: {reason} holds letters that no header can; put nothing but the token in it.",
    ),
    "not there": (
        "Op {where} staat niets ({reason}); controleer het pad, vaak /sparql of /query.",
        "There is nothing at {where} ({reason}); check the path, often /sparql or /query.",
    ),
    "busy": (
        "{where} heeft het te druk ({reason}); probeer het later opnieuw.",
        "{where} is too busy ({reason}); try again later.",
    ),
    "fault of the server": (
        "{where} meldt een eigen fout ({reason}); probeer het later opnieuw of vraag de beheerder.",
        "{where} reports a fault of its own ({reason}); try again later or ask those who run it.",
    ),
    "sent on": (
        "{where} verwijst door op een manier die niet gevolgd wordt ({reason}); geef het juiste adres.",
        "{where} sends on in a way that is not followed ({reason}); give the right address.",
    ),
    "not SPARQL": (
        "{where} antwoordt niet als SPARQL-server ({reason}); controleer het pad, vaak /sparql of /query.",
        "{where} does not answer as a SPARQL server ({reason}); check the path, often /sparql or /query.",
    ),
    "broken results": (
        "{where} gaf een afgebroken of ongeldig resultaat ({reason}); probeer het opnieuw of vraag minder.",
        "{where} gave a result that is cut off or not valid ({reason}); try again or ask for less.",
    ),
    "no data": (
        "{where} bevat geen Bindwijzer-graaf in de standaardgraaf; laad de uitvoer van 'bindwijzer export', of noem "
        "haar graaf in het adres met ?default-graph-uri=….",
        "{where} holds no Bindwijzer graph in its default graph; load the output of 'bindwijzer export', or name "
        "its graph in the address with ?default-graph-uri=….",
    ),
    "other version": (
        "{where} bevat versie {reason} van de graaf, dit programma verwacht {expected}; laad de uitvoer van "
        "'bindwijzer export' opnieuw, of gebruik het programma dat bij die graaf hoort.",
        "{where} holds version {reason} of the graph, this program expects {expected}; load the output of "
        "'bindwijzer export' again, or use the program that goes with that graph.",
    ),
}  # fmt: skip


class EndpointError(GraphUnavailableError):
    """A server that cannot be reached, or that does not answer as a SPARQL server with our graph should."""

    def __init__(self, kind: str, where: str, **told: object) -> None:
        given = {name: shown(str(value)) for name, value in {"reason": "", **told, "where": where}.items()}
        nl, en = (sentence.format(**given) for sentence in _SENTENCES[kind])
        super().__init__(nl=nl, en=en)
        self.kind = kind
        """Which failure it is, such as `refused`."""


class RefusedQueryError(QueryError):
    """A query that a server takes for wrong, or that is of another form than fits."""

    def __init__(self, reason: str) -> None:
        super().__init__(
            nl=f"De server vindt de vraag geen geldige SPARQL: {shown(reason)}",
            en=f"The server finds that the query is not valid SPARQL: {shown(reason)}",
        )
        self.reason = reason
        """What the server says of it."""


def shown(told: str, most: int = 300) -> str:
    r"""Return a stranger's words on one line, without what could steer a terminal.

    >>> shown("not\x1b[2J here\n")
    'not [2J here'
    """
    return " ".join("".join(letter if letter.isprintable() else " " for letter in told).split())[:most]
