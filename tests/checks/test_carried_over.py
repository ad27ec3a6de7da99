"""A final account begins with what the one before ended with."""

import pytest
from audited import across

ACCOUNT = (
    "某区档案局{year}年度部门决算\n财政拨款收入支出决算情况\n公开01表 收入支出决算总表\n单位：万元\n收入\t\t\t支出\t\t\n项目\t行次\t金额\t项目\t行次\t金额\n"
    "一、一般公共预算财政拨款收入\t1\t100.00\t一、一般公共服务支出\t32\t100.00\n本年收入合计\t27\t100.00\t本年支出合计\t57\t100.00\n"
    "年初结转和结余\t28\t{begin}\t年末结转和结余\t58\t{end}\n总计\t31\t{all}\t总计\t62\t{all}\n"
)
BEFORE = ACCOUNT.format(year=2022, begin="3.00", end="3.00", all="103.00")


@pytest.mark.parametrize(("begin", "found"), [("3.00", []), ("5.00", [("carried-over", "medium", "5.00", "3.00")])])
def test_the_beginning(begin: str, found: list[tuple[str, str, str, str]]) -> None:
    now = ACCOUNT.format(year=2023, begin=begin, end=begin, all=f"{100 + float(begin):.2f}")
    assert across(now, BEFORE) == found
