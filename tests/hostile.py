"""A folder of everything that a folder should not hold, and what must become of each.

    python tests/hostile.py FOLDER
    python tests/hostile.py --with ARTICLES

The first writes it. The second extracts it together with ARTICLES in one run and fails unless every
case becomes what it must, every article of ARTICLES and every input is accounted for, every span is
its article's text, the exit status is 1 and nobody sees a traceback.

An expectation is ``processed``, ``empty``, or the code of a reject; a set where the outcome depends
on a library's guess, but must be one of these.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from pipeline.inputs import find, read
from pipeline.run.verify import verify

TEXT = "“We can’t go on like this,” said Zoë Müller of the café owners’ club. Rents rose 4.5%. "
BODY = "<p>Tenants in Harbury will pay 4.5% more from April, the council’s leader said.</p>" * 5
ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(10))
JAPANESE = "東京都知事は記者会見で予算案について説明した。税収は増加している。" * 4
MEBIBYTE = 1 << 20

# name, bytes, what must become of it
FILES = (
    ("text/plain.txt", TEXT, "processed"),
    ("text/empty.txt", "", "empty"),
    ("text/blank.txt", " \n\t\r\n ", "empty"),
    ("text/crlf.txt", TEXT.replace(". ", ".\r\n\r\n"), "processed"),
    ("text/bare-cr.txt", TEXT.replace(". ", ".\r"), "processed"),
    ("text/astral.txt", "👍🏽 said “𝒴𝑒𝓈 👨‍👩‍👧 e\u0301\u0327” Ann Lee said.", "processed"),
    ("text/separators.txt", "Ann\u2028said\u2029so\x85and left.", "processed"),
    ("text/right-to-left.txt", "\u202eAnn Lee said “no”\u202c, at 5%.", "processed"),
    ("text/nul.txt", TEXT * 3 + "\0", "processed"),
    ("text/controls.txt", TEXT * 3 + "\x1b[31m", {"processed", "binary"}),
    ("text/binary.txt", bytes(range(256)) * 40, "binary"),
    ("text/lone-surrogate.txt", b"\xed\xa0\xbd said Ann.", {"processed", "undecodable", "binary"}),
    ("text/20001-marks.txt", "“" * 20_001, "processed"),
    ("text/20001-straight-marks.txt", '"a ' * 20_001, "processed"),
    ("text/one-word.txt", "a" * 1_200_000, "processed"),
    ("text/endless.txt", b"Ann said so. " * (5 * MEBIBYTE), "too_large"),
    ("encodings/bom.txt", TEXT.encode("utf-8-sig"), "processed"),
    ("encodings/utf-16.txt", TEXT.encode("utf-16"), "processed"),
    ("encodings/utf-16-be.txt", b"\xfe\xff" + TEXT.encode("utf-16-be"), "processed"),
    ("encodings/cp1252.txt", (TEXT * 3).encode("cp1252"), "processed"),
    ("encodings/shift-jis.txt", JAPANESE.encode("shift_jis"), "processed"),
    ("encodings/half.txt", b"\xff\xfe" + b"odd", {"undecodable", "binary", "processed"}),
    ("html/plain.html", f"<html><body><article>{BODY}</article></body></html>", "processed"),
    ("html/deep.html", "<div>" * 20_000 + BODY, {"processed", "no_body"}),
    ("html/bomb.html", f"<!DOCTYPE h [{ENTITIES}]><p>&e9;</p>", {"processed", "no_body"}),
    ("html/nothing.html", "<html></html>", "no_body"),
    ("json/plain.json", json.dumps({"id": "j", "text": TEXT}), "processed"),
    ("json/torn.json", '{"text": "Ann', "malformed_json"),
    ("json/deep.json", "[" * 200_000, "malformed_json"),
    ("json/array.json", "[1]", "not_an_object"),
    ("json/number.json", '{"text": 5}', "no_text"),
    ("json/half-a-character.json", '{"text": "Ann \\ud83d"}', "lone_surrogate"),
    ("json/half-a-title.json", '{"title": "\\ud83d", "text": "Ann left."}', "processed"),
    ("json/nul.json", '{"text": "Ann \\u0000 left."}', "processed"),
    ("json/huge-number.json", '{"id": ' + "9" * 5000 + ', "text": "Ann."}', "malformed_json"),
    ("packed/bomb.jsonl.gz", gzip.compress(b"0" * (70 * MEBIBYTE)), "gzip_bomb"),
    (
        "packed/torn.jsonl.gz",
        gzip.compress(os.urandom(9000).hex().encode())[:4000],
        "malformed_gzip",
    ),
    ("packed/plain.jsonl.gz", b"not packed", "malformed_gzip"),
    (os.fsdecode(b"names/\xff\xfe.txt"), TEXT, "processed"),
    ("names/new\nline.txt", TEXT, "processed"),
    ("names/=cmd|' '!A0.txt", TEXT, "processed"),
    ("names/" + "é" * 120 + ".txt", TEXT, "processed"),
)
# Not accounted for: they are no inputs.
OTHERS = (("other/picture.png", b"\x89PNG"), (".hidden.txt", b"x"), ("other/.hidden/a.txt", b"x"))


def write(folder):
    """Write the folder; return what must become of each input by its name as the run prints it."""
    expected = {}
    for name, data, becomes in (*FILES, *((name, data, None) for name, data in OTHERS)):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        if becomes is not None:
            printed = os.fsencode(name).decode("utf-8", "backslashreplace")
            expected[printed] = {becomes} if isinstance(becomes, str) else becomes
    return expected | _links(folder)


def _links(folder):
    """Add links, a pipe and files that can't be read."""
    outside = folder.parent / "outside.txt"
    outside.write_text("A secret.")
    (folder / "links").mkdir()
    (folder / "links" / "outside.txt").symlink_to(outside)
    (folder / "links" / "broken.txt").symlink_to(folder / "nowhere.txt")
    (folder / "links" / "itself.txt").symlink_to(folder / "links" / "itself.txt")
    (folder / "links" / "loop").symlink_to(folder)
    (folder / "links" / "inside.txt").symlink_to(folder / "text" / "plain.txt")
    os.mkfifo(folder / "links" / "pipe.txt")
    (folder / "links" / "folder.txt").mkdir()
    return {
        "links/outside.txt": {"outside"},
        "links/broken.txt": {"unreadable"},
        "links/itself.txt": {"unreadable"},
        "links/loop": {"linked_folder"},
        "links/inside.txt": {"processed"},
        "links/pipe.txt": {"not_a_file"},
    }


def extract(given, out):
    """Run the extraction of the folders and files ``given`` into ``out``."""
    words = ["extract", *map(str, given), "-o", str(out)]
    words += ["--attribution", "fast", "--time-limit", "60", "--any-language"]
    return subprocess.run(
        [sys.executable, "-m", "pipeline.cli", *words], capture_output=True, text=True, check=False
    )


def lines(path):
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def outcomes(out):
    """Yield the path of each input that is not empty with what became of it."""
    yield from ((row["path"], row["code"]) for row in lines(out / "rejected.jsonl"))
    yield from ((row["path"], "processed") for row in lines(out / "articles.jsonl"))


def wrong(became, expected):
    """Return the cases that did not become what they must, and what they became."""
    return {
        name: (became.get(name, "empty"), sorted(allowed))
        for name, allowed in expected.items()
        if became.get(name, "empty") not in allowed
    }


def together(articles):
    """Extract the folder together with ``articles``; print what came of it, fail if it's wrong."""
    real = sum(1 for file in find([articles]) for _ in read(file))
    with tempfile.TemporaryDirectory() as place:
        folder, out = Path(place) / "hostile", Path(place) / "out"
        folder.mkdir()
        expected = write(folder)
        began = time.monotonic()
        done = extract([folder, articles], out)
        seconds = time.monotonic() - began
        assert done.returncode == 1, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        found = list(outcomes(out))
        assert not (cases := wrong(dict(found), expected)), cases
        counts = json.loads((out / "run.json").read_text("utf-8"))["counts"]
        assert counts["inputs"] == len(expected) + real, counts
        assert counts["inputs"] == counts["processed"] + counts["empty"] + counts["rejected"]
        assert len(found) == counts["processed"] + counts["rejected"]
        own = [code for name, code in found if name not in expected]
        assert set(own) == {"processed"}, own
        assert not (spans := list(verify(out))), spans
        records = sum(counts["records"].values())
    print(f"{len(expected)} hostile and {real} other inputs in {seconds:.0f} s: {counts}")
    print(f"{records} records, every span its article's text; exit status 1, no traceback")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--with", dest="articles", type=Path)
    chosen = parser.parse_args()
    if chosen.articles:
        together(chosen.articles)
    elif chosen.folder is None:
        parser.error("name a FOLDER to write, or ARTICLES to extract it with")
    else:
        chosen.folder.mkdir(parents=True)
        for printed, becomes in sorted(write(chosen.folder).items()):
            print(f"{printed!r}: {' or '.join(sorted(becomes))}")
