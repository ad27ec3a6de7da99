import csv
import json
import sys
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest
from doubles import FILE, HOSTILE, document

from disclosure.amount import WAN_YUAN, Amount
from disclosure.model import CellState, Fact
from surfaces.cli import main

PRINTED = ("1,234.50", "-3.20", "0.00", "", "—")


@pytest.fixture
def export(parts, capsys):
    """Exports a library of one document with awkward figures."""
    whole = document()
    states = {"0.00": CellState.ZERO, "": CellState.BLANK, "—": CellState.DASH}
    facts = tuple(
        Fact(f"t1!R{row}C2", whole.id, "=HYPERLINK(1)", ("=cmd|' /C calc'!A0", HOSTILE), ("+1+1", "@SUM(1)"), text,
             states.get(text, CellState.NUMBER), (0, 1), (0, 1), amount=Amount.parse(text, WAN_YUAN),
             cell=f"t1!R{row}C2", table="t1", code="2101505")
        for row, text in enumerate(PRINTED, 1)
    )
    parts.library.delete(whole.id)
    parts.hold(replace(whole, facts=facts))

    def run(*options):
        code = main(["export", *options, "out"], parts.service)
        return code, capsys.readouterr()

    return run


def read(name):
    with Path("out", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_holds_every_figure_as_printed_and_as_a_decimal(export):
    assert export("--format", "csv")[0] == 0
    rows = read("figures.csv")
    assert [row["text"] for row in rows] == list(PRINTED)
    assert [row["value"] for row in rows] == ["1234.50", "-3.20", "0.00", "", ""]
    assert [row["cell_state"] for row in rows] == ["number", "number", "zero", "blank", "dash"]
    assert {row["unit"] for row in rows} == {"万元", ""}
    assert all(str(Decimal(row["value"])) == row["value"] for row in rows if row["value"])
    assert rows[0]["code"] == "2101505"


def test_no_cell_of_the_csv_acts_as_a_formula(export):
    export()
    for row in read("figures.csv"):
        for name, cell in row.items():
            assert cell[:1] not in set("=+@") and (cell[:1] != "-" or name in ("value", "text")), (name, cell)
    assert read("figures.csv")[0]["label"] == "'=HYPERLINK(1)"


def test_the_documents_are_listed_beside(export):
    export()
    (row,) = read("documents.csv")
    assert (row["file"], row["year"], row["stage"]) == (FILE, "2024", "budget")


def test_the_package_describes_what_is_there(export):
    code, _ = export("--format", "fiscal-data-package")
    assert code == 0
    package = json.loads(Path("out/datapackage.json").read_text(encoding="utf-8"))
    assert package["profile"] == "fiscal-data-package"
    for resource in package["resources"]:
        content = Path("out", resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
        head = content.decode().splitlines()[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert {field["type"] for field in resource["schema"]["fields"]} == {"string"}
        keys = [tuple(row[name] for name in resource["schema"]["primaryKey"]) for row in read(resource["path"])]
        assert len(keys) == len(set(keys))


def test_parquet_keeps_text_and_decimals(export):
    parquet = pytest.importorskip("pyarrow.parquet")
    assert export("--format", "parquet")[0] == 0
    table = parquet.read_table("out/figures.parquet")
    assert {str(field.type) for field in table.schema} == {"string"}
    assert table.column("value").to_pylist() == ["1234.50", "-3.20", "0.00", None, None]
    # A column store runs no formula, so the label stays what it is.
    assert table.column("label").to_pylist()[0] == "=HYPERLINK(1)"
    assert not list(Path("out").glob("*.partial"))


def test_parquet_without_pyarrow_says_what_to_install(export, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    code, printed = export("--format", "parquet")
    assert code == 2
    assert "disclosure-qa[parquet]" in printed.err
    assert printed.err.count("\n") == 1


def test_a_file_in_the_folders_place_is_wrong_use(export):
    Path("out").write_text("x", encoding="utf-8")
    code, printed = export()
    assert (code, printed.err.count("\n")) == (2, 1)
    assert Path("out").read_text(encoding="utf-8") == "x"


def test_json_names_the_files(export):
    _, printed = export("--json")
    assert json.loads(printed.out)["files"] == ["out/figures.csv", "out/documents.csv"]
