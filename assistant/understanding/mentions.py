"""Which names and which numbers of participants stand in a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.language import is_function_word, opposites, phrases, small_words
from assistant.understanding.lexicon import HIDDEN
from assistant.understanding.linking import link
from assistant.understanding.names import LETTERS, Mention, coordinated, told_apart
from assistant.understanding.negation import indifferent
from assistant.understanding.numbers import Count, counts
from assistant.understanding.sentences import clause_starts, said_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.spelling import Speller
    from assistant.understanding.text import Token

_SHORT = 4
"""Words of a question that may be no more than a letter."""
_SIZE = "GroupSize"
_LETTERED = frozenset(["Tip", "PrincipleTip", "DesignPrinciple"])
"""The kinds of things that may be asked for by the letter of a principle."""


def named(
    question: str, tokens: Sequence[Token], lexicon: Lexicon, speller: Speller, *, lenient: bool
) -> tuple[list[Mention], list[Count]]:
    """Return the names and the numbers of participants in a question, which do not overlap."""
    starts = clause_starts(question, tokens)
    linkable = [
        token._replace(folded=opposites()[token.folded]) if token.folded in opposites() else token for token in tokens
    ]
    # Where a phase is asked for, these ask for its neighbour and start no name: `before the introduction`.
    phase = any(token.folded in small_words("phase_words") for token in tokens)
    barred = small_words("directions") if phase else frozenset()
    linked = told_apart(link(linkable, lexicon, speller.knows, barred, starts))
    if lenient and not linked:
        linked = _lettered(linkable, lexicon) or _sized(linkable, lexicon)
    linked = sorted([*linked, *_letters(question, linkable, linked, lexicon)], key=lambda mention: mention.first)
    numbers = counts(tokens, question, lenient=lenient)
    numbers = [count for count in numbers if not any(m.first < count.first < m.last for m in linked)]
    free = [part for m in linked for part in _beside_numbers(m, numbers, linkable, lexicon)]
    folded = [token.folded for token in tokens]
    idle, given = said_at(folded, "idle"), indifferent(folded, free, starts)
    found = coordinated(linkable, [m for m in free if not idle & _held(m) and m.first not in given], lexicon)
    told = [m for m in found if not _either_way(tokens, m)]
    return [m for m in told if not _gives_way(m, told, numbers)], numbers


def _beside_numbers(
    mention: Mention, numbers: Sequence[Count], tokens: Sequence[Token], lexicon: Lexicon
) -> Iterable[Mention]:
    """Yield a name, or what is a name of it beside a number: `among themselves` of `20 students among themselves`."""
    shared = [c for c in numbers if c.first < mention.last and mention.first < c.last]
    if not shared:
        yield mention
    for count in shared:
        rest = [token.folded for token in tokens[count.last : mention.last]]
        if names := lexicon.exact(rest) if len(rest) > 1 else []:
            yield Mention(count.last, mention.last, tuple(names), LETTERS)


def _held(mention: Mention) -> set[int]:
    """Return the words of a name that may not be idle: all of one in other words, the first of one as written."""
    return {*range(mention.first, mention.last)} if mention.score < LETTERS else {mention.first}


def _lettered(tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """Return the thing whose letter ends a short question in a conversation: `and B?`."""
    last = len(tokens) - 1
    letter = tokens[last].folded if 0 <= last < _SHORT else ""
    names = lexicon.exact(["letter", letter]) if len(letter) == 1 else []
    return [Mention(last, last + 1, tuple(names), LETTERS)] if names else []


def _sized(tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """Return the sizes that a short question in a conversation gives without the word `group`: `and big ones?`."""
    for at, token in enumerate(tokens if len(tokens) <= _SHORT else ()):
        for noun in sorted(phrases("follow.noun")):
            if names := lexicon.exact([token.folded, *noun]):
                return [Mention(at, at + 1, tuple(names), LETTERS)]
    return []


def _letters(
    question: str, tokens: Sequence[Token], mentions: Sequence[Mention], lexicon: Lexicon
) -> Iterable[Mention]:
    """Yield the things whose capital letters stand after a small word where their kind is asked: `tips from B`."""
    kinds = frozenset[str]().union(*(mention.kinds for mention in mentions))
    taken = {at for mention in mentions for at in range(mention.first, mention.last)}
    named = {mention.last - 1 for mention in mentions if mention.kinds & _LETTERED}
    capitals = {at for at, token in enumerate(tokens) if _is_capital(question, token)} - taken
    for at in sorted(capitals) if kinds & _LETTERED and not question.isupper() else ():
        joined = (
            tokens[at + 1].folded in small_words("joining") and at + 2 in capitals if at + 1 < len(tokens) else False
        )
        if joined or at - 1 in named or (at and is_function_word(tokens[at - 1].folded)):
            names = lexicon.exact(["letter", tokens[at].folded])
            yield from [Mention(at, at + 1, tuple(names), LETTERS)] if names else []


def _is_capital(question: str, token: Token) -> bool:
    written = question[token.start : token.end]
    return len(written) == 1 and written.isupper()


def _gives_way(mention: Mention, mentions: Sequence[Mention], numbers: Sequence[Count]) -> bool:
    """Say whether search words for a group size, such as `crowd`, stand beside a number, or one beside another size."""
    if any(name.rank < HIDDEN or name.entity.kind != _SIZE for name in mention.names):
        return False
    if mention.length > 1 or mention.score < LETTERS:
        return bool(numbers)
    own = {name.entity for name in mention.names}
    others = [
        {n.entity for n in m.names if n.entity.kind == _SIZE}
        for m in mentions
        if m is not mention and m.score == LETTERS
    ]
    return bool(numbers) or any(other and own.isdisjoint(other) for other in others)


def _either_way(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a name is taken back at once: `live or not`, `fysiek of niet`."""
    return tuple(token.folded for token in tokens[mention.last : mention.last + 2]) in {("or", "not"), ("of", "niet")}
