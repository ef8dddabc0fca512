"""What the parse says of clauses: who is the subject of a verb, and what it reports."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from pipeline.linking.page import Act, Offsets, Tag
from pipeline.linking.vocabulary import reporting, words

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "expl"))
# Edges by which a verb without a subject has that of its head: *rose, adding …*; *and said …*.
SHARED = frozenset(("conj", "advcl", "xcomp", "ccomp", "acl", "pcomp", "prep", "dep", "aux"))
# What hangs on a subject and is no part of the words that name it.
LOOSE = frozenset(("relcl", "advcl"))
JOINS = frozenset(("cc", "punct"))  # what stands before a noun that is joined to another
CLIMBS = 4


def subject_of(token: Token) -> Offsets | None:
    """Return the offsets of the subject of a verb, its own or that of the verb it hangs on."""
    if token.tag_[:1] not in ("V", "M"):
        return None
    if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.tag_[:1] == "N":
        return _described(token.head)
    for _ in range(CLIMBS):
        for child in token.children:
            if child.dep_ in SUBJECTS:
                return _phrase(child)
        if token.dep_ not in SHARED:
            return None
        token = token.head
    return None


def clause_end(token: Token) -> int | None:
    """Return where the clause of a verb ends, if a subordinator opens the sentence with it.

    *Although she said that it was old, it held*: behind ``old``.
    """
    if token.dep_ != "advcl" or token.i > token.head.i:
        return None
    if not any(child.lower_ in words("subordinating") for child in token.lefts):
        return None
    last = token.right_edge
    return last.idx + len(last)


def _described(noun: Token) -> Offsets | None:
    """Return the noun that a participle describes: *a letter* accusing the mayor.

    None where the parse hangs more on it than its own words, “Most of all, the letter”.
    """
    first = noun.doc[noun.left_edge.i]
    if not noun.is_alpha or any(one.dep_ == "punct" for one in noun.doc[first.i : noun.i]):
        return None
    return first.idx, noun.idx + len(noun)


def _phrase(noun: Token) -> Offsets:
    """Return a noun with what belongs to its name and the nouns joined to it: *Ann and Bo Lee*.

    Relative clauses and appositions are left out.
    """
    end = reach = noun.i + 1
    joins = False
    for child in noun.rights:
        joined = child.dep_ == "conj" and child.tag_[:1] in ("N", "P")
        if child.left_edge.i != reach or child.dep_ in LOOSE:
            break
        if child.dep_ in JOINS:
            reach, joins = child.i + 1, True
        elif joined if joins else child.dep_ != "conj":
            end = reach = child.right_edge.i + 1
        else:
            break
    last = noun.doc[end - 1]
    return noun.doc[noun.left_edge.i].idx, last.idx + len(last)


def clausal(doc: Doc) -> Iterator[Tag]:
    """Yield tags by the parse alone, for a pipeline without the tagger: *she said it would close*.

    A reporting verb with a clause as its complement, and the subject it has.
    """
    verbs = reporting()
    for token in doc:
        if token.lower_ not in verbs or not token.tag_.startswith("V"):
            continue
        for child in token.children:
            if child.dep_ != "ccomp":
                continue
            inside = child.left_edge.i <= token.i <= child.right_edge.i
            first = token.i + 1 if inside else child.left_edge.i
            last = doc[child.right_edge.i]
            if first > last.i:
                continue
            act: Act = "speech" if verbs[token.lower_] else "thought"
            yield Tag(token.idx, token.idx + len(token), "cue")
            yield Tag(doc[first].idx, last.idx + len(last), "content", act)
            if (source := subject_of(token)) is not None:
                yield Tag(*source, "source")
            break
