"""A glance rules out kinds of questions early, and never one that reading would have allowed."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

from assistant.understanding.able import glance
from assistant.understanding.frame import frame
from assistant.understanding.intent import intents
from assistant.understanding.reader import Reader
from assistant.understanding.sense import senses
from assistant.understanding.topic import Topics

_TRAIN = Path(__file__).parents[1] / "evaluation" / "questions" / "train.jsonl"


def test_it_never_rules_out_what_could_be_read(assistant):
    topics, ruled_out, read = Topics(assistant.lexicon), 0, 0
    with _TRAIN.open(encoding="utf-8") as lines:
        for line in islice(lines, 0, None, 7):
            taken = frame(json.loads(line)["question"], assistant.lexicon, assistant._speller)
            weighed = senses(taken, assistant.lexicon)
            seen, found = glance(taken, weighed), topics.find(taken.folded)
            for intent in intents():
                score = Reader(intent, taken, assistant.lexicon, weighed, found).read()
                assert score is None or seen.allows(intent), (line, intent.name)
                ruled_out += not seen.allows(intent)
                read += 1
    assert ruled_out > read / 2
