"""An indicator that two forms share, with one result, has one target."""

import pytest
from audited import brief, findings

FORM = (
    "2023年度{title}绩效自评表\n{label}\t\t{title}\n"
    "年度绩效目标\t一级指标\t二级指标\t三级指标\t年初目标值(A)\t实际完成值(B)\t目标分值\t得分\n"
    "\t产出指标\t数量指标\t媒体宣传\t{target}\t{actual}\t8.00\t8.00\n\t\t质量指标\t办结率\t100%\t100%\t16.00\t16.00\n\t总分\t80.00\n"
)


def _text(target: str, actual: str) -> str:
    first = FORM.format(title="整体", label="单位名称", target="≥5次", actual="视频25次，网站48次")
    return f"某区档案局2023年度部门决算\n财政拨款收入支出决算情况\n{first}{FORM.format(title='数字化经费项目', label='项目名称', target=target, actual=actual)}"


@pytest.mark.parametrize(
    ("target", "actual", "found"),
    [
        ("≥5次", "视频25次，网站48次", []),
        ("≥20次", "视频25次，网站48次", [("medium", "5", "20")]),
        ("≥20次", "视频9次，网站14次", []),
        ("≥20家", "视频25次，网站48次", []),
    ],
)
def test_two_forms(target: str, actual: str, found: list[tuple[str, str, str]]) -> None:
    assert brief(_text(target, actual), "form-target") == found


def test_a_finding_cites_both_targets() -> None:
    [found] = findings(_text("≥20次", "视频25次，网站48次"), "form-target")
    assert len({cell.split("!")[0] for cell in found.cells}) == 2
