"""A final account's narrative gives what was done, not what was aimed at."""

import pytest
from audited import brief

TEXT = (
    "某区档案局2023年度部门决算\n财政拨款收入支出决算情况\n第三部分 2023年度部门决算情况说明\n（三）项目支出自评结果\n主要产出和效益是：一是媒体宣传{}次；二是办结率100%。\n"
    "2023年度数字化经费项目绩效自评表\n项目名称\t\t数字化经费\n"
    "年度绩效目标\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)\t目标分值\t得分\n"
    "\t产出指标\t数量指标\t媒体宣传\t≥20次\t{}\t8.00\t8.00\n\t\t质量指标\t办结率\t100%\t100%\t16.00\t16.00\n\t总分\t80.00\n"
)


@pytest.mark.parametrize(
    ("said", "done", "found"),
    [
        ("73", "视频25，网站48", []),
        ("≥20", "20次", []),
        ("≥20", "视频25，网站48", [("low", "20", "73")]),
        ("≥30", "视频25，网站48", []),
    ],
)
def test_what_the_narrative_gives(said: str, done: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(TEXT.format(said, done), "outcome") == found
