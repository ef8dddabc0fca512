"""Parts of speech, morphology and lemmas as ``attribute_ruler`` and ``lemmatizer`` give them.

The ruler's patterns name some hundred words, tags and labels, to which all other words are alike;
the lemmatizer decides by word, part of speech and morphology. So what each said is remembered,
and the ruler is asked again only for pairs of words that it knows (“gonna”, “there is”).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.strings import get_string_id
from spacy.tokens import Doc

from pipeline.kernels.keys import Rows, keys_of, rows_of

READ, WRITTEN = [LOWER, DEP, TAG, IS_SPACE], [TAG, POS, MORPH, LEMMA, DEP]
LEMMATIZED = [ORTH, POS, MORPH]  # what the lemmatizer reads
SINGLE = {"TAG", "LOWER", "DEP", "IS_SPACE"}
OTHER = 1  # stands for each word and each label that no pattern names
REMEMBERED = 200_000  # words with their lemmas, some 40 MB

Spec = dict[str, Any]
Pattern = list[Spec]


class Index(list[str]):
    """A list of words that knows what it holds: the lemmatizer looks into lists of 50,000."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__(words)
        self._held = frozenset(self)

    def __contains__(self, word: object) -> bool:
        """Say whether ``word`` is in the list."""
        return word in self._held


class Words:
    """Takes the place of ``attribute_ruler`` and ``lemmatizer``."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._ruler, self._lemmatizer = ruler, lemmatizer
        index = lemmatizer.lookups.get_table("lemma_index")
        for part_of_speech, words in index.items():
            index[part_of_speech] = Index(words)
        patterns = _patterns(ruler)
        self._named = {get_string_id(word) for word in _values(patterns, "LOWER")}
        self._labels = [get_string_id(label) for label in _values(patterns, "DEP")]
        self._forms = re.compile("|".join(_forms(patterns)) or r"(?!)")
        self._alike: dict[int, int] = {}
        self._pairs = [pattern for pattern in patterns if len(pattern) == 2]
        self._hints = [get_string_id(_literal(pattern)) for pattern in self._pairs]
        self._ruled: dict[bytes, Rows] = {}
        self._lemmas: dict[bytes, int] = {}

    @staticmethod
    def covers(ruler: AttributeRuler, lemmatizer: Lemmatizer) -> bool:
        """Say whether all that the two read of a token is its word, tag and label."""
        patterns = _patterns(ruler)
        return (
            lemmatizer.mode == "rule"
            and all(set(spec) <= SINGLE for pattern in patterns for spec in pattern)
            and all(len(pattern) == 1 or _is_literal_pair(pattern) for pattern in patterns)
            and not any("REGEX" in spec.get("DEP", ()) for pattern in patterns for spec in pattern)
        )

    def __call__(self, doc: Doc) -> Doc:
        """Return ``doc`` with parts of speech, morphology and lemmas."""
        if len(doc):
            values = self._by_rules(doc)
            doc.from_array(WRITTEN, values)
            self._by_lemma(doc, values)
        return doc

    def _by_rules(self, doc: Doc) -> Any:
        """Return what the ruler writes, a row a token."""
        given: Any = doc.to_array(READ)
        labels = given[:, 1].copy()
        given[:, 0] = self._alike_to(doc, given[:, 0].tolist())
        given[~np.isin(labels, self._labels), 1] = OTHER
        keys = keys_of(given)
        for key, place in {key: place for place, key in enumerate(keys)}.items():
            if key not in self._ruled:
                self._ruled[key] = self._rule(doc, place, place + 1)[0]
        values = np.array([self._ruled[key] for key in keys])
        for start in self._places_of_pairs(doc, given):
            values[start : start + 2] = self._rule(doc, start, start + 2)
        own = values[:, -1] == OTHER
        values[own, -1] = labels[own]
        return values

    def _alike_to(self, doc: Doc, words: list[int]) -> list[int]:
        """Return each word where a pattern tells it from others, else OTHER."""
        known = self._alike
        new = [word for word in set(words) if word not in known]
        if len(known) + len(new) > REMEMBERED:
            known.clear()
            new = list(set(words))
        for word in new:
            named = word in self._named or self._forms.search(doc.vocab.strings[word])
            known[word] = word if named else OTHER
        return [known[word] for word in words]

    def _rule(self, doc: Doc, start: int, end: int) -> Rows:
        """Return what the ruler writes of the tokens; OTHER for a label that it leaves alone."""
        part: Any = doc[start:end]
        words, given = [token.orth for token in part], part.to_array([TAG, DEP])
        asked = self._ruler(Doc(doc.vocab, words=words).from_array([TAG, DEP], given))
        rows: Any = asked.to_array(WRITTEN)
        rows[rows[:, -1] == given[:, 1], -1] = OTHER
        return rows

    def _places_of_pairs(self, doc: Doc, given: Any) -> Iterator[int]:
        """Yield the places of two words of which the ruler may say more than of each alone."""
        hinted = np.isin(given[:, :2], self._hints).any(axis=1)
        for place in np.flatnonzero(hinted).tolist():
            for start in range(max(0, place - 1), min(place + 1, len(doc) - 1)):
                pair = doc[start], doc[start + 1]
                if any(_may_match(pattern, pair) for pattern in self._pairs):
                    yield start

    def _by_lemma(self, doc: Doc, values: Any) -> None:
        """Write the lemma of each token for which the ruler had none."""
        given: Any = doc.to_array(LEMMATIZED)
        keys = keys_of(given)
        if new := [key for key in dict.fromkeys(keys) if key not in self._lemmas]:
            if len(self._lemmas) + len(new) > REMEMBERED:
                self._lemmas.clear()
                new = list(dict.fromkeys(keys))
            self._lemmas.update(zip(new, self._lemmatize(doc, new), strict=True))
        lemmas = values[:, 3]
        found = np.array([self._lemmas[key] for key in keys], dtype=np.uint64)
        written: Any = np.where(lemmas == 0, found, lemmas)
        doc.from_array([LEMMA], written.reshape(-1, 1))

    def _lemmatize(self, doc: Doc, keys: list[bytes]) -> list[int]:
        rows: Any = rows_of(keys, len(LEMMATIZED))
        asked = Doc(doc.vocab, words=rows[:, 0].tolist()).from_array([POS, MORPH], rows[:, 1:])
        lemmas: list[int] = self._lemmatizer(asked).to_array(LEMMA).tolist()
        return lemmas


def _patterns(ruler: AttributeRuler) -> list[Pattern]:
    rules: list[Any] = ruler.patterns
    return [pattern for rule in rules for pattern in rule["patterns"]]


def _values(patterns: list[Pattern], name: str) -> set[str]:
    """Return the values of the attribute ``name`` that the patterns tell from others."""
    found: set[str] = set()
    for said in (spec[name] for pattern in patterns for spec in pattern if name in spec):
        found.update([said] if isinstance(said, str) else said.get("IN", said.get("NOT_IN", ())))
    return found


def _forms(patterns: list[Pattern]) -> Iterator[str]:
    """Yield the regular expressions by which patterns name words."""
    for spec in (spec for pattern in patterns for spec in pattern):
        if isinstance(said := spec.get("LOWER"), dict) and "REGEX" in said:
            yield f"(?:{said['REGEX']})"


def _is_literal_pair(pattern: Pattern) -> bool:
    return len(pattern) == 2 and bool(_literal(pattern))


def _literal(pattern: Pattern) -> str:
    """Return a word or label without which ``pattern`` never matches, or nothing."""
    said = [spec.get("LOWER", spec.get("DEP")) for spec in pattern]
    return next((value for value in said if isinstance(value, str)), "")


def _may_match(pattern: Pattern, pair: Any) -> bool:
    """Say whether the words, where the pattern names them, are those of ``pair``."""
    return all(_allows(spec, token) for spec, token in zip(pattern, pair, strict=True))


_READERS: dict[str, Callable[[Any], str]] = {
    "LOWER": lambda token: token.lower_,
    "DEP": lambda token: token.dep_,
}


def _allows(spec: Spec, token: Any) -> bool:
    for name, read in _READERS.items():
        said = spec.get(name)
        if isinstance(said, str) and read(token) != said:
            return False
        if isinstance(said, dict) and "IN" in said and read(token) not in said["IN"]:
            return False
    return True
