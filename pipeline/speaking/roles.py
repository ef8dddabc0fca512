"""What an article says a named bearer is: roles and affiliations, by construction."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.speaking.directory import Directory
from pipeline.speaking.edges import POSSESSIVE
from pipeline.speaking.entities import Entity
from pipeline.speaking.mentions import ARTICLES, Mention
from pipeline.speaking.names import bodies, looks_personal
from pipeline.speaking.nouns import noun
from pipeline.speaking.role_edges import Role, cut, whole
from pipeline.speaking.vocabulary import verbs
from pipeline.speaking.words import Words

OCCUPATIONS = verbs("occupation")
BELONGING = frozenset("of at for from with".split())
DESCRIBING = frozenset("NN NNP NNS NNPS JJ HYPH POS VBN".split())
SERVING = frozenset("acting outgoing incoming sitting leading".split())
PAST = frozenset({"former", "ex", "onetime", "one-time", "then", "retired", "late"})
HEADED = frozenset({"CC", "IN", ","})  # tags behind the head of a description
NOWADAYS = frozenset({"also", "now", "currently", "still"})
ABOUT = frozenset("on about against over into between since after before during".split())
SKIPPED = ARTICLES | {"'s", "’s", "of", "for", "-", "another"}


def describe(directory: Directory) -> None:
    """Fill the roles, gender, kind and affiliation that the constructions state."""
    done: set[int] = set()
    for mention, entity in list(directory.at.values()):
        if mention.first in done:
            continue
        done.add(mention.first)
        row = directory.words.root(mention.first, mention.last)
        for role in _roles(directory.words, mention, row):
            _add(directory, entity, role)
        if entity.affiliation is None and entity.kind == "person":
            entity.affiliation = _belongs(directory, row, entity)
        if mention.title and mention.title.role and not entity.roles:
            entity.roles.append(mention.title.role)


def _roles(words: Words, mention: Mention, row: int) -> Iterator[Role]:
    yield from _apposition(words, row)
    yield from _apposed_to(words, mention, row)
    yield from _premodified(words, mention, row)
    yield from _copular(words, row)
    yield from _relative(words, row)


def _apposition(words: Words, row: int) -> Iterator[Role]:
    """“Odile Marsh, the president of the Rail Union, said”."""
    for kid in words.kids[row]:
        if words.dep[kid] == "appos" and kid > row and words.tag[kid][:2] == "NN":
            first, last = words.subtree(kid)
            yield Role(max(first, row + 1), cut(words, kid, last), kid)


def _apposed_to(words: Words, mention: Mention, row: int) -> Iterator[Role]:
    """“The union’s president, Odile Marsh, said”."""
    head = words.head[row]
    if words.dep[row] == "appos" and head < mention.first and words.tag[head] in {"NN", "NNP"}:
        first, _ = words.subtree(head)
        if ":" not in words.text[head : mention.first]:  # “AMY MARSH: Odile Reed”, a label
            yield Role(first, cut(words, head, mention.first), head)


def _premodified(words: Words, mention: Mention, row: int) -> Iterator[Role]:
    """“Vesta Rail co-founder Odile Marsh”, “Defence Minister Odile Marsh”."""
    first = mention.first
    if first > 0 and words.lower[first - 1] in {"of", "for", "'s", "’s"}:
        return
    while first > 0 and _attached(words, first - 1, mention) and (
        words.tag[first - 1] in DESCRIBING or words.lower[first - 1] in SERVING | {"of", "for"}
    ):  # fmt: skip
        first -= 1
    while first < mention.first and words.lower[first] in SKIPPED:
        first += 1
    for head in range(mention.first - 1, first - 1, -1):
        known = noun(words.lower[head])
        if known and known.kind == "person":
            yield Role(first, cut(words, head, mention.first), head)
            return


def _attached(words: Words, row: int, mention: Mention) -> bool:
    """Return whether ``row`` hangs on the name, through at most five words."""
    for _ in range(5):
        row = words.head[row]
        if mention.first <= row < mention.last:
            return True
    return False


def _copular(words: Words, row: int) -> Iterator[Role]:
    """“Marsh is the president of the Rail Union”; what he was or is not, he is not."""
    verb = words.head[row]
    if (
        words.dep[row] == "nsubj"
        and not words.quoted[row]
        and words.lower[verb] in {"is", "’s", "'s"}
        and words.child(verb, "neg") is None
    ):
        attribute = words.child(verb, "attr")
        if attribute is not None and words.tag[attribute] == "NN":
            first, last = words.subtree(attribute)
            yield Role(first, cut(words, attribute, last), attribute)


def _relative(words: Words, row: int) -> Iterator[Role]:
    """“said Marsh, who runs the depot”: what the person does for a living."""
    clause = words.child(row, "relcl")
    if clause is not None and words.lower[clause] in OCCUPATIONS:
        subject = words.child(clause, "nsubj")
        if subject is not None and words.lower[subject] == "who":
            _, last = words.subtree(clause)
            yield Role(clause, cut(words, clause, last), clause)


def _add(directory: Directory, entity: Entity, role: Role) -> None:
    words = directory.words
    role = _of_person(words, role)
    known = noun(words.lower[role.head])
    if (
        known
        and known.kind == "organization"
        and (looks_personal(entity.words) or words.lower[role.first - 1] in BELONGING)
    ):
        return  # “the head of the Rail Union, Odile Marsh”
    if known and (known.relational or (known.kind == "person" and entity.place)):
        return
    if known and known.kind in {"person", "organization"}:
        entity.kinds[known.kind] += 3
        entity.body = entity.body or known.kind == "organization"
        entity.human = entity.human or known.kind == "person"
        if known.gender and known.kind == "person":
            entity.genders[known.gender] += 3
    clause = words.tag[role.head][:2] == "VB"
    if not (known or clause) or role.last <= role.first:
        return
    while role.first < role.head and words.lower[role.first] in NOWADAYS:
        role = replace(role, first=role.first + 1)  # “also a lawyer”
    entity.heads.update(words.lower[role.first : role.last])
    _call(words, entity, role)
    if (known and known.kind != "person") or not whole(words, role):
        return
    entity.roles.append(" ".join(words.span(role.first, role.last).text.split()))
    if entity.affiliation is None:
        entity.affiliation = _body_in(directory, role.first, role.last, entity)


def _call(words: Words, entity: Entity, role: Role) -> None:
    """“the president and chief executive of the Rail Union”: president, and executive."""
    first = role.first
    for row in range(role.first, role.last):
        if words.tag[row] == "IN" and row > role.head:
            break
        known = noun(words.lower[row])
        heads = row == role.head or words.tag[min(row + 1, role.last - 1)] in HEADED
        if known and heads:
            entity.call(known.lemma, words.lower[first:row])
        if words.tag[row] in {"CC", ","}:
            first = row + 1


def _of_person(words: Words, role: Role) -> Role:
    """“joint secretary of Nepal’s ministry”, headed by the ministry in the parse: the secretary."""
    for row in range(role.first, role.head):
        known = noun(words.lower[row])
        if known and known.kind == "person" and words.lower[row + 1] in BELONGING:
            return Role(role.first, role.last, row)
    return role


def _body_in(directory: Directory, first: int, last: int, but: Entity) -> str | None:
    """Return the first body (or else place) that the rows ``[first, last)`` name.

    Not what somebody was with (“a former Rail Union lawyer”); of “director for the North at the
    Rail Union” the one behind “at”.
    """
    words, places, served = directory.words, None, None
    past = False
    for row in range(first, last):
        past = words.lower[row] in PAST or (past and words.tag[row] not in {"CC", ","})
        if past or row not in directory.at:
            continue
        mention, entity = directory.at[row]
        if row != max(first, mention.first) or not _employs(mention, entity, but):
            continue
        before = words.lower[max(0, _opening(words, row) - 1)]
        inside = _opening(words, row) > first
        about = inside and before in ABOUT and not bodies().intersection(mention.words)
        if about or _cut_off(directory, mention, first):
            continue
        if entity.place:
            places = places or (entity.name if words.lower[row - 1] == "of" else None)
        elif before != "for":
            return served if served and before != "at" else entity.name
        else:
            served = served or entity.name
    return served or places


def _cut_off(directory: Directory, mention: Mention, first: int) -> bool:
    """“at Marsh and Lund University”, “of Harbour Citizen’s Rail Programme”: half a name is none.

    ``first``: where the description begins.
    """
    words, before = directory.words, mention.first - 1
    if before < 1:
        return False
    if words.lower[before] in {"and", "&"} and words.tag[before - 1] in {"NNP", "NNPS"}:
        return before > first or before - 1 not in directory.at
    owned = POSSESSIVE.intersection(words.lower[mention.first : mention.last])
    return bool(owned) and words.text[before][:1].isupper()


def _employs(mention: Mention, entity: Entity, but: Entity) -> bool:
    known = noun(mention.words[-1])
    office = known is not None and known.kind == "person"
    body = entity.kind == "organization" and mention.label != "NORP"
    return body and not office and entity is not but


def _opening(words: Words, row: int) -> int:
    """Return the row of the article before a name, or of the name."""
    return row - 1 if row and words.lower[row - 1] in ARTICLES else row


def _belongs(directory: Directory, row: int, entity: Entity) -> str | None:
    """“Odile Marsh of the Rail Union”."""
    words = directory.words
    for kid in words.kids[row]:
        if words.dep[kid] == "prep" and words.lower[kid] in BELONGING:
            owner = words.child(kid, "pobj")
            if owner is not None and owner in directory.at:
                other = directory.at[owner][1]
                known = noun(words.lower[owner])
                members = known is not None and known.kind == "person"  # “with Democrats”
                members = (
                    members and words.tag[owner] == "NNPS" and directory.at[owner][0].first == owner
                )
                if other is not entity and other.kind == "organization" and not members:
                    return other.name
    return None
