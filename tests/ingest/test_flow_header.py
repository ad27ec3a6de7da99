"""The columns of flattened tables, from header words cut into pieces."""

import pytest

from ingest.tables.flow_header import flow_columns


@pytest.mark.parametrize(
    ("texts", "columns"),
    [
        (["科目编码 科目名称 合计 基本支出 项目支出"], "合计|基本支出|项目支出"),
        (
            ["功能分类科目 2023年预算数 2024年预算数", "科目编码 科目名称 总计 基本支出 项目支出"],
            "2023年预算数|2024年预算数/总计|2024年预算数/基本支出|2024年预算数/项目支出",
        ),
        (
            ["经济分类科目 2024年基本支出", "科目编码 科目名称 总计 人员经费 日常公用经费"],
            "基本支出/总计|基本支出/人员经费|基本支出/日常公用经费",
        ),
        (
            ["科目编码 科目名称 合计 基本支出 项目支出", "小计 人员经费 公用经费"],
            "合计|基本支出/小计|基本支出/人员经费|基本支出/公用经费|项目支出",
        ),
        (
            [
                "科目编码 科目名称 合计 基本支出 项目支出",
                "事业单位经",
                "营支出",
                "上缴上级支",
                "出",
                "对附属单位补",
                "助支出",
            ],
            "合计|基本支出|项目支出|事业单位经营支出|上缴上级支出|对附属单位补助支出",
        ),
        (
            ["部门预算支出经济分类科目 本年一般公共预算基本支出", "科目编码 科目名称 合计 人员经费 公用经费"],
            "本年一般公共预算基本支出/合计|本年一般公共预算基本支出/人员经费|本年一般公共预算基本支出/公用经费",
        ),
        (
            ["单位编码 单位名称 合计 基本支出 项目支出", "小计 人员经费 公用经费"],
            "合计|基本支出/小计|基本支出/人员经费|基本支出/公用经费|项目支出",
        ),
        (
            [
                "“三公”经费",
                "合计",
                "因公出国（境）",
                "费",
                "公务用车购置及运行费 公务接待费",
                "小计 公务用车购置费 公务用车运行费",
            ],
            "“三公”经费合计|因公出国（境）费|公务用车购置及运行费/小计|公务用车购置及运行费/公务用车购置费|"
            "公务用车购置及运行费/公务用车运行费|公务接待费",
        ),
        (["基", "本", "支", "出", "项", "目", "支", "出"], "基本支出|项目支出"),
        (["因公出国(境)费 公务接待费"], "因公出国（境）费|公务接待费"),
    ],
)
def test_cut_headings_are_found_again(texts: list[str], columns: str) -> None:
    assert flow_columns(texts) == [tuple(column.split("/")) for column in columns.split("|")]


def test_two_groups_share_the_names_of_the_lower_row_in_order() -> None:
    found = flow_columns(
        [
            "部门（单位）代码 部门（单位）名称 合计 本年收入 上年结转结余",
            "小计 一般公共预算 事业收入 其他收入",
            "小计 一般公共预算 单位资金",
        ]
    )
    assert found == [
        ("合计",),
        ("本年收入", "小计"),
        ("本年收入", "一般公共预算"),
        ("本年收入", "事业收入"),
        ("本年收入", "其他收入"),
        ("上年结转结余", "小计"),
        ("上年结转结余", "一般公共预算"),
        ("上年结转结余", "单位资金"),
    ]


@pytest.mark.parametrize("texts", [[], [""], ["科目编码 科目名称"], ["主要职责"]])
def test_a_header_without_known_columns_has_none(texts: list[str]) -> None:
    assert flow_columns(texts) == []


def test_a_year_is_a_group_where_columns_repeat_below_it() -> None:
    found = flow_columns(["科目编码 科目名称 2024年预算数 2025年预算数", "小计 基本支出 项目支出 小计 基本支出 项目支出"])
    assert ["/".join(path) for path in found] == [
        "2024年预算数/小计", "2024年预算数/基本支出", "2024年预算数/项目支出",
        "2025年预算数/小计", "2025年预算数/基本支出", "2025年预算数/项目支出",
    ]


def test_columns_that_stand_once_belong_to_the_last_year() -> None:
    found = flow_columns(["科目编码 科目名称 2024年预算数 2025年预算数", "小计 基本支出 项目支出"])
    assert ["/".join(path) for path in found] == [
        "2024年预算数", "2025年预算数/小计", "2025年预算数/基本支出", "2025年预算数/项目支出",
    ]


def test_two_stages_over_the_same_columns() -> None:
    found = flow_columns([
        "预算数 决算数", "合计 因公出国（境）费", "公务用车购置及运行维护费", "公务接待费 合计 因公出国（境）费", "公务用车购置及运行维护费", "公务接待费",
        "小计 公务用车购置费 公务用车运行维护费 小计 公务用车购置费 公务用车运行维护费",
    ])
    inner = ["合计", "因公出国（境）费", "公务用车购置及运行维护费/小计", "公务用车购置及运行维护费/公务用车购置费",
             "公务用车购置及运行维护费/公务用车运行维护费", "公务接待费"]
    assert ["/".join(path) for path in found] == [f"{stage}/{name}" for stage in ("预算数", "决算数") for name in inner]


def test_columns_under_a_column_of_a_group() -> None:
    found = flow_columns(["合计", "本年收入", "上年结转结余", "小计 一般公共预算 政府性基金预算 其他收入", "小计 经费拨款 非税收入拨款"])
    assert ["/".join(path) for path in found] == [
        "合计", "本年收入/小计", "本年收入/一般公共预算/小计", "本年收入/一般公共预算/经费拨款", "本年收入/一般公共预算/非税收入拨款",
        "本年收入/政府性基金预算", "本年收入/其他收入", "上年结转结余",
    ]
