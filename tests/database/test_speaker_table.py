"""The folder-wide table of speakers in the database."""

import json

from tests.database.conftest import load
from tests.run_folders import make, write_folder


def numbered(speaker):
    """Give a speaker the id of the folder-wide table."""
    speaker["id"] = f"s-{speaker['name'].split()[-1].lower()}"


def folder(path, numbers):
    """Write a run folder whose speakers have ids, and their table."""
    made, rows = [make(n) for n in numbers], {}
    for _, records in made:
        for record in records:
            for name in ("speaker", "claimant"):
                if record.get(name):
                    numbered(record[name])
                    rows[record[name]["id"]] = record[name]
    write_folder(path, made)
    with (path / "speakers.jsonl").open("w") as lines:
        for name, speaker in rows.items():
            more = {"variants": ["Chair"], "roles": [], "affiliations": []}
            counts = {"articles": len(numbers), "quotes": 1, "refusals": 0}
            row = {"id": name, "name": f"Dame {name}", "kind": speaker["kind"], **more, **counts}
            lines.write(json.dumps(row) + "\n")
    return path


def speakers(lines):
    """Return the speakers of a dump by id."""
    rows = [json.loads(line)["speakers"] for line in lines if line.startswith('{"speakers"')]
    return {row["id"]: row for row in rows}


def test_rows(url, tmp_path):
    """A speaker has the name of the table, its variants and counts, and its records lead to it."""
    _, bad, lines = load(url, folder(tmp_path / "out", range(5)))
    found = speakers(lines)
    quotes = [json.loads(line)["quotes"] for line in lines if line.startswith('{"quotes"')]
    assert not bad
    assert {quote["speaker_id"] for quote in quotes} <= found.keys()
    assert all(row["name"] == f"Dame {name}" for name, row in found.items())
    assert all(row["variants"] == ["Chair"] and row["articles"] == 5 for row in found.values())


def test_twice_and_gone(url, tmp_path):
    """A second load changes nothing; speakers that no article names any more are gone."""
    _, _, first = load(url, folder(tmp_path / "out", range(5)))
    _, _, second = load(url, tmp_path / "out")
    assert first == second
    _, _, third = load(url, folder(tmp_path / "out", [0]))
    _, _, fresh = load(f"sqlite:///{tmp_path / 'fresh.db'}", tmp_path / "out")
    assert third == fresh
    assert len(speakers(third)) < len(speakers(first))


def test_bad_line(url, tmp_path):
    """A speaker's line that is none is named; the record's own words stand in."""
    out = folder(tmp_path / "out", [0])
    with (out / "speakers.jsonl").open() as lines:
        rows = [json.loads(line) for line in lines]
    rows[0]["articles"] = "many"
    (out / "speakers.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    _, bad, lines = load(url, out)
    assert [(row.file, row.line, row.code) for row in bad] == [("speakers.jsonl", 1, "type")]
    assert not speakers(lines)[rows[0]["id"]]["name"].startswith("Dame")
