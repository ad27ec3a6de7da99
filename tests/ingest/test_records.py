"""Typed records of the sample: every kind, every field with an address, the same in every format."""

import re
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from disclosure.model import Document, Role
from disclosure.records import Kind, Record, records
from ingest.correcting import correct
from ingest.pipeline import parse
from sample import build, documents, render_md

STEMS = documents.STEMS
FIRST = STEMS[0]


@cache
def read(name: str, suffix: str) -> Document:
    stem = next(stem for stem in STEMS if name in documents.parts(stem))
    data = render_md.render(documents.parts(stem)[name]).encode() if suffix == "md" else build.office(stem)[f"{name}.{suffix}"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"{name}.{suffix}")
        path.write_bytes(data)
        return parse(path)


def of(name: str, kind: Kind, suffix: str = "md") -> list[Record]:
    return [record for record in records(read(name, suffix)) if record.kind is kind]


def texts(record: Record) -> dict[str, list[str]]:
    return {one.name: [other.text for other in record.all(one.name)] for one in record.fields}


def test_a_project_form_is_one_record_with_its_parts() -> None:
    form = next(r for r in of(FIRST, Kind.PROJECT) if r.get("reason") and r.name == "档案数字化与库房维护")
    assert texts(form)["code"] == ["99010325418T000000101"]
    assert [str(one.amount) for one in form.all("total")] == ["280.90万元"]
    details = [r for r in of(FIRST, Kind.DETAIL) if r.of[0] == form.name]
    assert len(details) == 7
    assert {"class": ["委托业务费"], "amount": ["118.00"]}.items() <= texts(details[0]).items()
    assert sum(r.get("amount").amount.value for r in details) == form.get("total").amount.value
    sources = {r.name: texts(r)["amount"] for r in of(FIRST, Kind.SOURCE) if r.of[0] == form.name}
    assert (sources["合计"], sources["财政专户管理资金"]) == (["280.90"], [""])
    bought = [texts(r) for r in of(FIRST, Kind.PURCHASE) if r.of[0] == form.name]
    assert bought == [{"quantity": ["1项"], "amount": ["118.00"]}, {"quantity": ["120组"], "amount": ["24.60"]}]


def test_an_indicator_has_its_levels_target_and_earlier_values() -> None:
    found = next(r for r in of(FIRST, Kind.INDICATOR) if r.name == "接待档案查阅" and r.of[0] == "整体支出绩效目标表")
    assert found.of == ("整体支出绩效目标表", "年度目标1", "产出指标", "数量指标")
    target = found.get("target")
    assert target is not None
    assert (target.text, target.comparator, str(target.amount)) == ("≥5000人次", "≥", "5000人次")
    assert [(one.text, one.year) for one in found.all("prior")] == [("≥4200人次", 2023), ("≥4600人次", 2024)]
    assert texts(found)["basis"] == ["历史数据"]


def test_a_self_assessment_has_scores_weights_and_what_was_spent() -> None:
    forms = of("qingchuan-2025-final", Kind.ASSESSMENT)
    assert len(forms) >= 2
    assert all(form.get("score") for form in forms)
    spent = of("qingchuan-2025-final", Kind.EXECUTION)
    assert {"budgeted", "executed", "rate"} <= {one.name for record in spent for one in record.fields}
    scored = [r for r in of("qingchuan-2025-final", Kind.INDICATOR) if r.get("actual")]
    assert len(scored) > 5
    assert all(r.get("weight") and r.get("score") for r in scored)


def test_the_facts_of_a_self_assessment_have_the_roles_of_their_columns() -> None:
    document = read("qingchuan-2025-final", "md")
    forms = {table.id for table in document.tables if table.is_form}
    roles = Counter(fact.role for fact in document.facts if fact.table in forms)
    assert roles[Role.TARGET] == roles[Role.ACTUAL] == 16
    assert roles[Role.SCORE] > 30


def test_staff_services_and_contacts() -> None:
    assert {r.name: texts(r)["phone"] for r in of(FIRST, Kind.CONTACT)} == {"沈青禾": ["6120418"], "纪云帆": ["6120418"]}
    staff = [(r.name, str(r.fields[0].amount)) for r in of(FIRST, Kind.PERSONNEL)]
    assert len(staff) == 9
    assert staff[-3:] == [("离退休人员", "35人"), ("离休", "0人"), ("退休", "35人")]
    services = of(FIRST, Kind.SERVICE)
    assert sum(r.get("amount").amount.value for r in services) > 0
    assert len(services) == 6


@pytest.mark.parametrize("stem", STEMS)
def test_every_field_has_an_address_that_leads_to_it(stem: str) -> None:
    for name in documents.parts(stem):
        document = read(name, "md")
        facts = {fact.id: fact.text for fact in document.facts}
        cells = {f"{t.id}!R{c.row}C{c.col}": c.text for t in document.tables for c in t.cells}
        for record in records(document):
            for one in record.fields:
                span = re.fullmatch(r"s(\d+)-(\d+)", one.address)
                printed = facts.get(one.address) or cells.get(one.address)
                if span and printed is None:
                    printed = document.slice((int(span[1]), int(span[2])))
                assert one.text in (printed or ""), (record.kind, record.name, one)


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "html"])
@pytest.mark.parametrize(("stem", "name"), [(stem, name) for stem in STEMS for name in documents.parts(stem)])
def test_records_are_the_same_in_every_format(stem: str, name: str, suffix: str) -> None:
    assert stem
    expected, found = (Counter(map(_said, records(read(name, kind)))) for kind in ("md", suffix))
    assert (expected - found, found - expected) == (Counter(), Counter())


def _said(record: Record) -> tuple[object, ...]:
    fields = [(one.name, re.sub(r"\s", "", one.text), str(one.amount), one.comparator) for one in record.fields]
    return (record.kind, record.name, record.of, *sorted(fields))


def test_a_corrected_field_says_what_is_printed() -> None:
    document = read(FIRST, "md")
    total = next(r for r in records(document) if r.kind is Kind.PROJECT and r.get("total")).get("total")
    assert total is not None
    fixed = correct(document, total.address, "281.00", "张三", "印错")
    again = next(one for r in records(fixed) for one in r.fields if one.address == total.address)
    assert (again.text, again.printed) == ("281.00", total.text)
