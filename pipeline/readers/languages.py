"""Articles that are surely not English, which our rules would read nonsense out of."""

import re
from functools import cache
from typing import Any

READ = 3000  # characters from the start
LEAST = 200  # letters, under which no language is told
UNLIKELY = 0.01  # probability of English
# Function words that one in five words of English news is, and one in a hundred of its relatives’.
ENGLISH = frozenset("the of and to that is was for it with he she by has have are from".split())
ENGLISH_SHARE = 0.1  # of words: from there on no model is asked
WORD = re.compile(r"[^\W\d_]+")


def foreign(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of ``text``, None for English or where unsure.

    Text with the function words of English is English; of other text py3langid judges.
    """
    words = WORD.findall(text[:READ].lower())
    if sum(map(len, words)) < LEAST:
        return None
    if sum(word in ENGLISH for word in words) >= ENGLISH_SHARE * len(words):
        return None
    ranked = _identifier().rank(text[:READ])
    return ranked[0][0] if dict(ranked)["en"] < UNLIKELY else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415, half a second

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
