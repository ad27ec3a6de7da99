"""Page numbers go; figures that stand alone on a line stay."""

from ingest.blocks import Line, Raw
from ingest.furniture import without_page_numbers


def kept(*texts: str) -> list[str]:
    lines, start = [], 0
    for text in texts:
        lines.append(Line(text, (start, start + len(text))))
        start += len(text) + 1
    raw = without_page_numbers(Raw("\n".join(texts), tuple(lines)))
    return [block.text for block in raw.blocks if isinstance(block, Line)]


def test_decorated_page_numbers_go() -> None:
    assert kept("一、概况", "— 20 —", "第 3 页", "第3页 共20页", "-7-", "职责") == ["一、概况", "职责"]


def test_bare_numbers_that_count_pages_go() -> None:
    assert kept("甲", "1", "乙", "2", "丙", "3", "丁", "5") == ["甲", "乙", "丙", "丁"]


def test_a_figure_on_a_line_of_its_own_stays() -> None:
    assert kept("委托业务费", "249", "印刷费", "5", "劳务费", "90") == [
        "委托业务费", "249", "印刷费", "5", "劳务费", "90",
    ]


def test_figures_among_page_numbers_stay() -> None:
    assert kept("甲", "1", "委托业务费", "249", "2", "乙", "3", "丙", "4") == ["甲", "委托业务费", "249", "乙", "丙"]


def test_a_running_title_beside_the_page_numbers_goes() -> None:
    pages = [part for page in range(1, 6) for part in (f"第{page}段", f"- {page} -", "某区档案局2025年部门预算")]
    assert kept("某区档案局2025年部门预算公开", *pages) == ["某区档案局2025年部门预算公开", *(f"第{page}段" for page in range(1, 6))]


def test_words_beside_a_single_page_number_stay() -> None:
    assert kept("一、职责", "— 1 —", "宣传法律。", "— 2 —", "二、机构", "— 3 —") == ["一、职责", "宣传法律。", "二、机构"]
