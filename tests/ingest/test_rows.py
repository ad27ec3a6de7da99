"""What a row is about: code, name, and the rows it stands under."""

import pytest

from ingest.tables.rows import Ancestry, is_total, split_label


@pytest.mark.parametrize(
    ("text", "code", "name", "level"),
    [
        ("201 一般公共服务支出", "201", "一般公共服务支出", None),
        ("20126档案事务", "20126", "档案事务", None),
        ("2012604 档案馆", "2012604", "档案馆", None),
        ("301-工资福利支出", "301", "工资福利支出", None),
        ("一、一般公共服务支出", None, "一般公共服务支出", 0),
        ("廿一、其他支出", None, "其他支出", 0),
        ("（三）教育支出", None, "教育支出", 1),
        ("(二十) 灾害防治及应急管理支出", None, "灾害防治及应急管理支出", 1),
        ("1.一般公共预算", None, "一般公共预算", 2),
        ("（1）本年预算", None, "本年预算", 3),
        ("其中：申请当年预算拨款", None, "申请当年预算拨款", 4),
        ("收 入 总 计", None, "收入总计", None),
        ("418001", None, "418001", None),
        ("99010325418T000000101", None, "99010325418T000000101", None),
        ("", None, "", None),
    ],
)
def test_a_printed_label_taken_apart(text: str, code: str | None, name: str, level: int | None) -> None:
    assert split_label(text) == (code, name, level)


@pytest.mark.parametrize("label", ["合计", "总计", "小计", "本年收入合计", "支出总计", "人员经费合计"])
def test_totals(label: str) -> None:
    assert is_total(label)


@pytest.mark.parametrize("label", ["基本支出", "合计支出情况说明", "", "会计"])
def test_rows_that_are_no_totals(label: str) -> None:
    assert not is_total(label)


def paths(*rows: tuple[str | None, str, int | None]) -> list[str]:
    above = Ancestry()
    return [" > ".join(above.path(*row)) for row in rows]


def test_subject_codes_decide_the_path() -> None:
    assert paths(
        ("210", "卫生健康支出", None),
        ("21011", "行政事业单位医疗", None),
        ("2101101", "行政单位医疗", None),
        ("221", "住房保障支出", None),
        ("2210201", "住房公积金", None),
    ) == [
        "卫生健康支出",
        "卫生健康支出 > 行政事业单位医疗",
        "卫生健康支出 > 行政事业单位医疗 > 行政单位医疗",
        "住房保障支出",
        "住房保障支出 > 住房公积金",
    ]


def test_numbering_decides_where_there_are_no_codes() -> None:
    assert paths(
        (None, "本年收入", 0),
        (None, "一般公共预算拨款", 1),
        (None, "政府性基金预算拨款", 1),
        (None, "事业收入", 0),
        (None, "申请当年预算拨款", 4),
    ) == [
        "本年收入",
        "本年收入 > 一般公共预算拨款",
        "本年收入 > 政府性基金预算拨款",
        "事业收入",
        "事业收入 > 申请当年预算拨款",
    ]


def test_a_total_stands_under_nothing() -> None:
    assert paths((None, "本年收入", 0), (None, "一般公共预算拨款", 1), (None, "收入总计", None)) == [
        "本年收入",
        "本年收入 > 一般公共预算拨款",
        "收入总计",
    ]


def test_carry_over_heads_its_own_rows() -> None:
    assert paths((None, "本年收入", 0), (None, "上年结转", 0), (None, "一般公共预算拨款", 1)) == [
        "本年收入",
        "上年结转",
        "上年结转 > 一般公共预算拨款",
    ]


def test_a_unit_code_is_no_subject_code() -> None:
    assert paths(("418001", "青川区档案局（本级）", None), ("418002", "青川区档案馆", None)) == [
        "青川区档案局（本级）",
        "青川区档案馆",
    ]
