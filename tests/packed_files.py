"""Tables, workbooks and archives as bytes, made without a program for them."""

from __future__ import annotations

import csv
import io
import tarfile
import zipfile
from collections.abc import Iterable
from typing import Literal
from xml.sax.saxutils import escape

import pyarrow as pa


def table(rows: Iterable[Iterable[object]], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def workbook(**sheets: list[list[object]]) -> bytes:
    """An Excel workbook of inline strings and numbers."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package'
        '.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r" Type="{office}'
        '/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{office}"><sheets>'
        + "".join(f'<sheet name="{name}" sheetId="{n}" r:id="s{n}"/>' for n, name in enumerate(sheets, 1))
        + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        + "".join(
            f'<Relationship Id="s{n}" Type="{office}/worksheet" Target="worksheets/s{n}.xml"/>'
            for n in range(1, len(sheets) + 1)
        )
        + "</Relationships>",
    }
    for n, rows_ in enumerate(sheets.values(), 1):
        cells = "".join(
            f'<row r="{r}">'
            + "".join(
                f'<c r="{"ABCDEFGH"[c]}{r}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
                if isinstance(cell, str)
                else f'<c r="{"ABCDEFGH"[c]}{r}"><v>{cell}</v></c>'
                for c, cell in enumerate(row)
            )
            + "</row>"
            for r, row in enumerate(rows_, 1)
        )
        parts[f"xl/worksheets/s{n}.xml"] = f"<worksheet {main}><sheetData>{cells}</sheetData></worksheet>"
    return zipped({name: part.encode() for name, part in parts.items()})


def turned(archive: bytes) -> bytes:
    """The zip file with its members from last to first, as other programs write workbooks."""
    with zipfile.ZipFile(io.BytesIO(archive)) as members:
        return zipped({name: members.read(name) for name in reversed(members.namelist())})


def zipped(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def zstd(data: bytes) -> bytes:
    return bytes(pa.compress(data, codec="zstd", asbytes=True))


def tarred(members: dict[str, bytes], mode: Literal["w", "w:gz"] = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return stream.getvalue()
