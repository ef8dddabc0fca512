"""Label Studio tasks against the documented import format, and its UTF-16 offsets."""

import json
import xml.etree.ElementTree as ET

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.label_studio import interface, labels, utf16
from tests.export.conftest import labelled

# https://labelstud.io/guide/predictions, https://labelstud.io/guide/task_format
NAME = {"type": "string", "minLength": 1}
REGION = {
    "type": "object",
    "required": ["id", "from_name", "to_name", "type", "value"],
    "properties": {
        "id": NAME,
        "from_name": {"const": "label"},
        "to_name": {"const": "text"},
        "type": {"const": "labels"},
        "score": {"type": "number", "minimum": 0, "maximum": 1},
        "value": {
            "type": "object",
            "required": ["start", "end", "text", "labels"],
            "properties": {
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
                "text": {"type": "string"},
                "labels": {"type": "array", "minItems": 1, "items": {"enum": labels()}},
            },
            "additionalProperties": False,
        },
    },
    "additionalProperties": False,
}
RELATION = {
    "type": "object",
    "required": ["type", "from_id", "to_id", "direction"],
    "properties": {
        "type": {"const": "relation"},
        "from_id": NAME,
        "to_id": NAME,
        "direction": {"enum": ["left", "right", "bi"]},
        "labels": {"type": "array", "items": NAME},
    },
    "additionalProperties": False,
}
PREDICTION = {
    "type": "object",
    "required": ["result"],
    "properties": {
        "model_version": NAME,
        "score": {"type": "number"},
        "result": {"type": "array", "items": {"oneOf": [REGION, RELATION]}},
    },
    "additionalProperties": False,
}
TASKS = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["data"],
        "properties": {
            "data": {"type": "object", "required": ["text"]},
            "predictions": {"type": "array", "items": PREDICTION},
        },
        "additionalProperties": False,
    },
}


@pytest.fixture
def tasks(exported):
    """The exported tasks, valid by the documented format."""
    found = json.loads(exported("label-studio").read_text("utf-8"))
    jsonschema.validate(found, TASKS)
    return found


def test_spans(tasks, records):
    """Every span is there, its offsets in UTF-16 units, which are not always code points."""
    found, shifted = [], 0
    for task in tasks:
        text = task["data"]["text"]
        units = text.encode("utf-16-le")
        for result in task["predictions"][0]["result"]:
            if result["type"] == "labels":
                value = result["value"]
                words = units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")
                before = units[: 2 * value["start"]].decode("utf-16-le")
                start, end = len(before), len(before) + len(words)
                assert words == value["text"]
                shifted += start != value["start"]
                found.append((task["data"]["article_id"], start, end, value["labels"][0]))
    assert sorted(found) == labelled(records)
    assert shifted


def test_relations(tasks):
    """Each relation leads from the region of a part to that of its record."""
    for task in tasks:
        results = task["predictions"][0]["result"]
        regions = {r["id"]: r["value"]["labels"][0] for r in results if r["type"] == "labels"}
        relations = [r for r in results if r["type"] == "relation"]
        assert all(regions[r["from_id"]] == r["labels"][0] for r in relations)
        assert {regions[r["to_id"]] for r in relations} == {"quote", "refusal"}


def test_interface():
    """The labelling interface is XML, and its names are those of the tasks."""
    root = ET.fromstring(interface())
    assert [label.get("value") for label in root.iter("Label")] == labels()
    assert root.find("Labels").attrib == {"name": "label", "toName": "text"}
    assert root.find("Text").attrib == {"name": "text", "value": "$text"}


@given(st.text(), st.data())
def test_utf16(text, data):
    """The offset in UTF-16 units is the length of what stands before, in UTF-16."""
    text = text.encode(errors="ignore").decode()
    offset = data.draw(st.integers(0, len(text)))
    assert utf16(text)(offset) == len(text[:offset].encode("utf-16-le")) // 2
