"""Captions as the JSON of Label Studio, Prodigy and doccano, and back.

Label Studio and Prodigy count code points, as Python does; doccano counts UTF-16 code units (unless a project was set
to count graphemes, which this does not read).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from extractor.annotation.captions import AnnotatedCaption, annotate
from extractor.annotation.offsets import code_point_offset, utf16_offsets

Span = tuple[int, int, str]


class Note(StrEnum):
    """What there is to say of captions that came back, beside the captions themselves."""

    unannotated = "without annotations: skipped"
    passed_over = "rejected or skipped by the annotator: left out"
    unanswered = "with spans but without an answer: taken as they are"


OnNote = Callable[[Note], object]

_FROM: Final = "label"  # the names of the tags in Label Studio's labelling configuration
_TO: Final = "text"
_SPANS: Final = ("label", "labels", "entities")  # where doccano's versions and kinds of project keep spans


def to_label_studio(caption: AnnotatedCaption) -> dict[str, Any]:
    """A task of Label Studio; "text" and "label" are the names of the tags.

    The entities are a prediction to correct, or the annotation where a person has decided on them.
    """
    regions = [
        {
            "id": f"e{n}", "from_name": _FROM, "to_name": _TO, "type": "labels",
            "value": {
                "start": e.start, "end": e.end, "text": caption.text[e.start : e.end], "labels": [e.label],
            },
        }
        for n, e in enumerate(caption.entities, 1)
    ]  # fmt: skip
    data = {"text": caption.text, "caption_id": caption.caption_id, "gold": caption.gold}
    if caption.is_reviewed:
        return {"data": data, "annotations": [{"result": regions}]}
    return {"data": data, "predictions": [{"model_version": "caption-extractor", "result": regions}]}


def from_label_studio(task: Mapping[str, Any], on_note: OnNote) -> AnnotatedCaption | None:
    """The caption with its latest annotation; None where nobody has annotated it yet, or skipped it."""
    data, given = task["data"], task.get("annotations") or ()
    done = [one for one in given if not one.get("was_cancelled")]
    if not done:
        on_note(Note.passed_over if given else Note.unannotated)
        return None
    values = [region["value"] for region in done[-1]["result"] if "labels" in region["value"]]
    spans = [(*_as_written(data["text"], value), label) for value in values for label in value["labels"]]
    return annotate(str(data.get("caption_id") or task.get("id")), data["text"], spans, data.get("gold") or "")


def _as_written(text: str, value: Mapping[str, Any]) -> tuple[int, int]:
    """Offsets in code points; versions of Label Studio before 1.5 counted UTF-16, which the quoted text gives away."""
    start, end, words = int(value["start"]), int(value["end"]), value.get("text")
    if words is None or _squeezed(text[start:end]) == _squeezed(words):
        return start, end
    units = utf16_offsets(text)
    if {start, end} <= set(units):
        start, end = code_point_offset(units, start), code_point_offset(units, end)
        if _squeezed(text[start:end]) == _squeezed(words):
            return start, end
    raise ValueError(f"the offsets {value['start']} to {value['end']} do not hold the words {words!r}")


def _squeezed(words: str) -> str:
    return "".join(words.split())  # Label Studio quotes runs of blanks as one


def to_prodigy(caption: AnnotatedCaption) -> dict[str, Any]:
    """A task of Prodigy's `ner.manual`."""
    task = {
        "text": caption.text,
        "spans": [{"start": e.start, "end": e.end, "label": e.label} for e in caption.entities],
        "meta": {"caption_id": caption.caption_id},
        "gold": caption.gold,
    }
    return {**task, "answer": "accept"} if caption.is_reviewed else task


def from_prodigy(task: Mapping[str, Any], on_note: OnNote) -> AnnotatedCaption | None:
    """The caption of a task; None where it has neither spans nor an answer, or the annotator rejected or ignored it."""
    if task.get("answer", "accept") != "accept":
        on_note(Note.passed_over)
        return None
    if "answer" not in task:
        on_note(Note.unannotated if task.get("spans") is None else Note.unanswered)
        if task.get("spans") is None:
            return None
    spans = [(int(span["start"]), int(span["end"]), span["label"]) for span in task.get("spans") or ()]
    caption_id = (task.get("meta") or {}).get("caption_id") or task.get("_input_hash", "")
    return annotate(str(caption_id), task["text"], spans, task.get("gold") or "")


def to_doccano(caption: AnnotatedCaption) -> dict[str, Any]:
    """A line of doccano's sequence labelling."""
    units = utf16_offsets(caption.text)
    return {
        "text": caption.text,
        "label": [[units[e.start], units[e.end], e.label] for e in caption.entities],
        "caption_id": caption.caption_id,
        "gold": caption.gold,
    }


def from_doccano(line: Mapping[str, Any], on_note: OnNote) -> AnnotatedCaption | None:
    """The caption of a line, None where it has no place for spans.

    They are in "label", or in "entities" where a project has relations or categories too.
    """
    text = line["text"]
    if not any(isinstance(line.get(part), list) for part in _SPANS):
        on_note(Note.unannotated)
        return None
    spans: list[Span] = [
        (one["start_offset"], one["end_offset"], one["label"]) if isinstance(one, Mapping) else tuple(one)
        for part in _SPANS
        for one in line.get(part) or ()
    ]
    units = utf16_offsets(text)
    exact = [(code_point_offset(units, start), code_point_offset(units, end), label) for start, end, label in spans]
    carried = {**(line.get("meta") or {}), **line}  # what came along stands beside the text, in old versions in "meta"
    caption_id = carried.get("caption_id") or carried.get("id", "")
    return annotate(str(caption_id), text, exact, carried.get("gold") or "")
