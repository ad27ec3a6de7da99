"""No input brings the pipeline down: it is read or refused, within seconds."""

import random
import time

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from written import NAME, SAMPLE, raw

from disclosure.errors import UnreadableFile
from disclosure.model import CellState
from ingest.pipeline import build

SECONDS = 20
HEAD = "某区档案局2025年部门预算\n2025年财政拨款支出预算情况\n"
PIECES = [
    "支出总表",
    "表3",
    "单位：万元",
    "科目编码 科目名称 合计 基本支出 项目支出",
    "201",
    "2012601",
    "行政运行",
    "合计",
    "12.50",
    "1,152.06202外交支出",
    "0.00",
    "—",
    "\t",
    "\n",
    "\n\n",
    " ",
    "|",
    "一、",
    "（一）",
    "第一部分 ",
    "其中：",
    "占29.61%",
    "增加3万元",
    "增长5%",
    "比2024年预算",
    "项目名称",
    "收支总表",
    "项目支出绩效目标表",
    "≥90%",
    "注：",
    "<b>",
    "，",
    "。",
    "（",
    "＋",
    "1" * 30,
]


def survives(text: str) -> None:
    """Nothing but a refusal comes out, within seconds, and what comes out has good addresses."""
    started = time.perf_counter()
    try:
        found = build(raw(text), "a.txt", "0" * 64)
    except UnreadableFile:
        return
    finally:
        assert time.perf_counter() - started < SECONDS
    for fact in found.facts:
        assert 0 <= fact.span[0] <= fact.span[1] <= len(found.text)
        assert (fact.amount is None) or fact.state in (CellState.NUMBER, CellState.ZERO)


fuzz = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))


@fuzz
@given(st.text(max_size=300))
def test_arbitrary_text_is_read_or_refused(text: str) -> None:
    assume("\x00" not in text)
    survives(HEAD + text.encode("utf-8", "ignore").decode("utf-8"))


@fuzz
@given(st.lists(st.sampled_from(PIECES), max_size=120))
def test_pieces_of_disclosures_in_any_order_are_read_or_refused(pieces: list[str]) -> None:
    survives(HEAD + "".join(pieces))


def mutated(text: str, seed: int) -> str:
    """A file as bad copying leaves it: lines lost, doubled or swapped, characters lost, marks changed."""
    chance = random.Random(seed)
    lines = text.split("\n")
    for _ in range(chance.randrange(1, 60)):
        place, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        line = lines[place]
        cut = chance.randrange(len(line) + 1)
        lines[place] = chance.choice(
            [
                "",
                line + "\n" + line,
                lines[other],
                line[:cut],
                line[cut:],
                line.replace("\t", " "),
                line.replace(" ", "\t"),
                line.replace(".", ""),
                line.replace(",", "，"),
                line + lines[other],
                line[::-1],
                line.replace("0", "９" * 20),
                line[:cut] + chance.choice(PIECES) + line[cut:],
            ]
        )
    start = chance.randrange(len(lines) // 2)
    return "\n".join(lines if seed % 3 else lines[start : start + len(lines) // 2])


@pytest.mark.parametrize("suffix", ["md", "txt"])
@pytest.mark.parametrize("seed", [1, 2, 3, 5, 6, 7, 9, 10])
def test_a_damaged_sample_is_read_or_refused(suffix: str, seed: int) -> None:
    survives(mutated((SAMPLE / f"{NAME}.{suffix}").read_text("utf-8"), seed))


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_sample_on_one_line_is_read_or_refused(suffix: str) -> None:
    text = (SAMPLE / f"{NAME}.{suffix}").read_text("utf-8")
    survives(" ".join(text.split("\n")))
