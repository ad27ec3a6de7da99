"""One small case for every trap of layout: what a cell holds, by its row and column path, in each format that can show it.

Traps that have tests of their own elsewhere:
    names wrapped before, above, below and around their figures, a blank that vanished, blocks in one line: test_flow_rows
    two-block balances, with line numbers, with names over two lines: test_flow_balance; taken column by column: test_order
    headings cut apart, trees over two and three rows: test_flow_header, test_headers; in ruled PDFs: readers/test_pdf_tables
    tables without rulings, wrapped headings and labels in them: readers/test_pdf_unruled
    rows and headers shifted by a cell: test_align, test_mutations
    forms, nested tables, indicators that ran together: test_forms, test_flow_forms; tick boxes: readers/test_docx, test_html
    wide digits, negatives and traditional characters in text: test_characters
    lists of projects by unit, project and subject: test_flow_projects; projects under subjects: test_flow_rows, test_layouts
    the document's own errors stand as printed: checks/test_placed_no_evidence
"""

from pathlib import Path

import pytest
from trapped import read, values

TITLE = "表3 支出总表\n单位：万元\n"
GRID = TITLE + "科目编码|科目名称|合计|基本支出|项目支出\n"
FLAT = TITLE + "科目编码 科目名称 合计 基本支出 项目支出\n"
CARE = "社会保障和就业支出"
FIRST = f"{CARE}; 合计; 9.66\n{CARE}; 基本支出; 8.16\n{CARE}; 项目支出; 1.50"
SECOND = "教育支出; 合计; 4.00\n教育支出; 基本支出; 4.00\n教育支出; 项目支出; "
THREE = f"{FIRST}\n{CARE} > 养老; 合计; 8.16\n{CARE} > 养老; 基本支出; 8.16\n{CARE} > 养老; 项目支出; 0.00"
ROW = "208|社会保障和就业支出|9.66|8.16|1.50\n"
PUBLIC = "“三公”经费"

# The trap, the table with cells parted by `|`, and what is read: row path; column path; text (; value, where the text is not it).
GRIDS = {
    "a page break without the header": (GRID + ROW + "----\n205|教育支出|4.00|4.00|\n", f"{FIRST}\n{SECOND}"),
    "a page break with the header": (GRID + ROW + "----\n科目编码|科目名称|合计|基本支出|项目支出\n205|教育支出|4.00|4.00|\n", f"{FIRST}\n{SECOND}"),
    "the header printed again among the rows": (GRID + ROW + "科目编码|科目名称|合计|基本支出|项目支出\n205|教育支出|4.00|4.00|\n", f"{FIRST}\n{SECOND}"),
    "a title on the page before": ("表3 支出总表\n----\n单位：万元\n科目编码|科目名称|合计|基本支出|项目支出\n" + ROW, FIRST),
    "column numbers above the rows": (GRID + "1|2|3|4|5\n" + ROW, FIRST),
    "column numbers below the rows": (GRID + ROW + "1|2|3|4|5\n", FIRST),
    "headings with blanks in their words": (TITLE + "科目编码|科 目 名 称|合  计|基本 支出|项 目 支 出\n" + ROW, FIRST),
    "codes in three columns": (
        TITLE + "类|款|项|科目名称|合计|基本支出|项目支出\n208|||社会保障和就业支出|9.66|8.16|1.50\n208|05||养老|8.16|8.16|0.00\n", THREE,
    ),
    "a project's name in the column of codes": (
        "表8 项目支出表\n单位：万元\n项目编码|项目名称|合计|一般公共预算\n330100250000000001|档案数字化|12.00|12.00\n库房修缮||8.00|\n",
        "档案数字化; 合计; 12.00\n档案数字化; 一般公共预算; 12.00\n库房修缮; 合计; 8.00\n库房修缮; 一般公共预算; ",
    ),
    "yuan and ten thousands in one document, a unit in a heading and in a cell": (
        "表3 支出总表\n单位：元\n科目编码|科目名称|合计|项目支出（万元）\n208|社会保障和就业支出|30,000.00|2.00\n"
        "表8 “三公”经费支出表\n单位：万元\n项目|预算数\n公务接待费|4.5万元\n公务用车购置费|0\n",
        f"{CARE}; 合计; 30,000.00; 30000.00元\n{CARE}; 项目支出（万元）; 2.00\n公务接待费; 预算数; 4.5万元; 4.5万元\n公务用车购置费; 预算数; 0",
    ),
    "few figures under many headings, meetings and training beside them": (
        "表8 “三公”经费、会议费和培训费支出表\n单位：万元\n单位名称|“三公”经费|||||会议费|培训费\n"
        "|合计|因公出国（境）费|公务用车购置费|公务用车运行费|公务接待费||\n某区档案局|3.00||||3.00||1.20\n",
        "\n".join(f"某区档案局; {column}" for column in (
            f"{PUBLIC} > 合计; 3.00", f"{PUBLIC} > 因公出国（境）费; ", f"{PUBLIC} > 公务用车购置费; ", f"{PUBLIC} > 公务用车运行费; ",
            f"{PUBLIC} > 公务接待费; 3.00", "会议费; ", "培训费; 1.20",
        )),
    ),
    "three blocks side by side": (
        "表1 收支总表\n单位：万元\n收入||支出（按功能分类）||支出（按经济分类）|\n项目|预算数|项目|预算数|项目|预算数\n"
        "一、一般公共预算拨款收入|9.00|一、教育支出|7.00|一、工资福利支出|5.00\n二、事业收入||二、外交支出|2.00|二、商品和服务支出|4.00\n",
        "一般公共预算拨款收入; 收入 > 预算数; 9.00\n教育支出; 支出（按功能分类） > 预算数; 7.00\n工资福利支出; 支出（按经济分类） > 预算数; 5.00\n"
        "事业收入; 收入 > 预算数; \n外交支出; 支出（按功能分类） > 预算数; 2.00\n商品和服务支出; 支出（按经济分类） > 预算数; 4.00",
    ),
    "wide digits and negatives by triangle, brackets and a wide sign": (
        GRID + "２０８|社会保障和就业支出|△9.66|（8.16）|－1.５0\n",
        f"{CARE}; 合计; △9.66; -9.66万元\n{CARE}; 基本支出; （8.16）; -8.16万元\n{CARE}; 项目支出; －1.５0; -1.50万元",
    ),
    "thousands without marks, with misplaced and with wide ones": (
        GRID + "208|社会保障和就业支出|1152.06|11,52.06|1，152．06\n",
        f"{CARE}; 合计; 1152.06\n{CARE}; 基本支出; 11,52.06; 1152.06万元\n{CARE}; 项目支出; 1，152．06; 1152.06万元",
    ),
    "lost characters, ditto marks, dashes and words are no figures": (
        GRID + "208|社会保障和就业支出|9.66|8.16|1.50\n205|教?支出|〃|4.0?|—\n213|农林水支出|/|不填|0\n",
        f"{FIRST}\n教?支出; 合计; 〃; \n教?支出; 基本支出; 4.0?; \n教?支出; 项目支出; —; \n农林水支出; 合计; /; \n农林水支出; 基本支出; 不填; \n农林水支出; 项目支出; 0",
    ),
    "names of older years": (
        GRID + "210|医疗卫生与计划生育支出|9.66|8.16|1.50\n21005|医疗保障|9.66|8.16|1.50\n",
        "".join(f"医疗卫生与计划生育支出{below}; {c}\n" for below in ("", " > 医疗保障") for c in ("合计; 9.66", "基本支出; 8.16", "项目支出; 1.50")).strip(),
    ),
    "a table that is announced and empty before another": (
        "表9 政府性基金预算支出表\n单位：万元\n科目编码|科目名称|合计\n||\n说明：本表无数据。\n" + GRID + ROW, f"; 合计; \n{FIRST}",
    ),
}
TEXTS = {
    "a page break without the header": (FLAT + f"208 {CARE} 9.66 8.16 1.50\n— 2 —\n20805 养老 8.16 8.16 0.00\n", THREE),
    "a page break with the header": (FLAT + f"208 {CARE} 9.66 8.16 1.50\n— 2 —\n科目编码 科目名称 合计 基本支出 项目支出\n20805 养老 8.16 8.16 0.00\n", THREE),
    "a title on the page before": (f"表3 支出总表\n— 2 —\n单位：万元\n科目编码 科目名称 合计 基本支出 项目支出\n208 {CARE} 9.66 8.16 1.50\n", FIRST),
    "column numbers above the rows": (FLAT + f"1 2 3 4 5\n208 {CARE} 9.66 8.16 1.50\n", FIRST),
    "headings cut into single characters": (TITLE + f"科目编码 科目名称\n合\n计\n基本\n支\n出\n项目支出\n208 {CARE} 9.66 8.16 1.50\n", FIRST),
    "codes in three columns": (TITLE + f"科目编码 科目名称 合计 基本支出 项目支出\n类 款 项\n208 {CARE} 9.66 8.16 1.50\n208 05 养老 8.16 8.16 0.00\n", THREE),
    "a whole row glued together": (
        FLAT + f"208 {CARE} 1,009.661,008.161.50205 教育支出 4.004.000.00\n",
        f"{CARE}; 合计; 1,009.66; 1009.66万元\n{CARE}; 基本支出; 1,008.16; 1008.16万元\n{CARE}; 项目支出; 1.50\n"
        "教育支出; 合计; 4.00\n教育支出; 基本支出; 4.00\n教育支出; 项目支出; 0.00",
    ),
    "yuan and ten thousands in one document, and a unit in a cell": (
        f"表3 支出总表\n单位：元\n科目编码 科目名称 合计\n208 {CARE} 96,600.00\n表8 “三公”经费支出表\n单位：万元\n项目 预算数\n公务接待费 4.5万元\n",
        f"{CARE}; 合计; 96,600.00; 96600.00元\n公务接待费; 预算数; 4.5万元; 4.5万元",
    ),
    "a table that is announced and empty before another": (
        "表9 政府性基金预算支出表\n单位：万元\n科目编码 科目名称 合计\n说明：本表无数据。\n" + FLAT + f"208 {CARE} 9.66 8.16 1.50\n", FIRST,
    ),
    "thousands without marks and with misplaced ones": (
        FLAT + f"208 {CARE} 1152.06 11,52.06 0.00\n", f"{CARE}; 合计; 1152.06\n{CARE}; 基本支出; 11,52.06; 1152.06万元\n{CARE}; 项目支出; 0.00",
    ),
}


def expected(told: str) -> list[tuple[str, ...]]:
    """What a case expects, with the value of every figure that it does not tell."""
    rows = [tuple(part.strip() for part in line.split("; ")) for line in told.split("\n")]
    return [(*row, f"{row[2]}万元" if row[2] else "") if len(row) == 3 else row for row in rows]


@pytest.mark.parametrize("form", ["tabs", "pipes", "pdf"])
@pytest.mark.parametrize("trap", GRIDS)
def test_a_trap_of_grids(trap: str, form: str, tmp_path: Path) -> None:
    body, told = GRIDS[trap]
    assert values(read(body, form, tmp_path)) == expected(told)


@pytest.mark.parametrize("trap", TEXTS)
def test_a_trap_of_flattened_text(trap: str, tmp_path: Path) -> None:
    body, told = TEXTS[trap]
    assert values(read(body, "text", tmp_path)) == expected(told)


@pytest.mark.parametrize("form", ["tabs", "pipes"])
def test_bold_tags_are_no_part_of_a_figure(form: str, tmp_path: Path) -> None:
    body = GRID + "**208**|**社会保障和就业支出**|**9.66**|<b>8.16</b>|<b>1.50</b>\n"
    assert values(read(body, form, tmp_path)) == expected(FIRST)


@pytest.mark.parametrize("form", ["tabs", "pipes", "pdf"])
def test_a_row_that_lost_its_blanks_is_in_doubt(form: str, tmp_path: Path) -> None:
    rows = values(read(GRID + ROW + "合计|9.66|8.16|1.50\n", form, tmp_path))
    assert rows[:3] == expected(FIRST)
    assert all(value.endswith("?") for *_, value in rows[3:])


def test_a_figure_of_which_characters_were_lost_is_never_certain_in_flattened_text(tmp_path: Path) -> None:
    rows = values(read(FLAT + f"208 {CARE} 9.6? 8.16 1.50\n", "text", tmp_path))
    assert all(value.endswith("?") for *_, value in rows)


def test_sparse_figures_that_nothing_places_are_in_doubt(tmp_path: Path) -> None:
    head = "单位名称 “三公”经费合计 因公出国（境）费 公务用车购置及运行费 公务接待费 会议费 培训费\n小计 公务用车购置费 公务用车运行费\n"
    rows = values(read(f"表8 “三公”经费支出表\n单位：万元\n{head}某区档案局 3.00 3.00 1.20\n", "text", tmp_path))
    assert [text for _, _, text, _ in rows] == ["3.00", "3.00", "1.20"]
    assert all(value.endswith("?") for *_, value in rows)
