"""The article's title as a source of full names: “President Okafor” is the Odile Okafor in it."""

import re

from pipeline.speaking.directory import Directory
from pipeline.speaking.nouns import given_names

# Given names that a title may hold as verbs, before a surname: “Will Okafor Resign?”.
VERBS = frozenset("will may mark grant hope chase pat rob sue bill".split())


def complete(directory: Directory, title: str) -> None:
    """Give persons whom the text calls by surname alone the given name that ``title`` has.

    None where the text names somebody of that surname in full, or the title has two.
    """
    for entity in directory.entities if title else ():
        if entity.name is None or len(entity.words) != 1 or entity.place:
            continue
        bearers = directory.candidates(entity.words[0])
        if any(len(e.words) > 1 and e.words[-1] == entity.words[0] for e in bearers):
            continue
        found = set(re.findall(rf"(?<!\w)([A-Z][\w’'-]+) {re.escape(entity.name)}(?!\w)", title))
        given = found.pop() if len(found) == 1 else ""
        if given.lower() in given_names() and given.lower() not in VERBS:
            entity.name = f"{given} {entity.name}"
            entity.words = given.lower(), *entity.words
            if gender := given_names()[given.lower()]:
                entity.genders[gender] += 1
