import re

import identities
import pytest
import sampled

PLANTED = {"基本支出总额", "购买服务之和"}


def test_everything_adds_up_but_the_two_planted_contradictions(markdown):
    assert identities.contradictions(markdown) == PLANTED


def test_many_things_are_checked(markdown):
    assert len(list(identities.identities(markdown))) > 350


@pytest.mark.parametrize(
    ("printed", "changed"),
    [
        ("<b>20126</b>\t<b>档案事务</b>\t<b>959.82", "<b>20126</b>\t<b>档案事务</b>\t<b>959.84"),
        ("30205\t水费\t1.45\t0.00\t1.45", "30205\t水费\t1.54\t0.00\t1.54"),
        ("增长19.61%", "增长16.91%"),
        ("事业收入36.00万元，占1.53%", "事业收入36.00万元，占1.55%"),
        ("档案数字化加工\t委托业务费\t118.00", "档案数字化加工\t委托业务费\t119.00"),
        ("比2024年预算减少8.54万元，下降2.22%", "比2024年预算增加8.54万元，下降2.22%"),
    ],
)
def test_a_changed_figure_is_noticed(markdown, printed, changed):
    assert markdown.count(printed) == 1
    assert identities.contradictions(markdown.replace(printed, changed)) > PLANTED


def test_nearly_every_printed_amount_is_held_by_some_identity(markdown):
    """Free are only planted lists, unit prices and cost targets."""
    places = list(re.finditer(r"\d[\d,]*\.\d\d(?!\d)", markdown))[::5]
    caught = 0
    for place in places:
        last = place.end() - 1
        digit = str((int(markdown[last]) + 3) % 10)
        changed = markdown[:last] + digit + markdown[last + 1 :]
        caught += identities.contradictions(changed) != PLANTED
    assert caught / len(places) > 0.93


def test_the_first_planted_contradiction_is_real_in_every_rendering(markdown, pages):
    stated = {str(s) for name, s, _ in identities.identities(markdown) if name == "基本支出总额"}
    assert stated == {"1635.53"}
    assert sampled.tables(markdown)["表6"][2] == ["", "合计", "1,653.53", "1,509.84", "143.69"]
    for text in (markdown, sampled.read(".txt"), "".join(text for _, text, _ in pages)):
        assert sampled.amounts(text)["1635.53"] == 1


def test_the_second_planted_contradiction_is_real_in_every_rendering(markdown, pages):
    found = [(str(s), str(r)) for name, s, r in identities.identities(markdown) if name == "购买服务之和"]
    assert found == [("164.90", "202.90")]
    for text in (markdown, sampled.read(".txt"), "".join(text for _, text, _ in pages)):
        assert sampled.amounts(text)["164.90"] == 1
        assert "202.90" not in text


def test_the_note_names_both_planted_contradictions():
    note = (sampled.FOLDER / "PLANTED.md").read_text("utf-8")
    for figure in ("1,635.53", "1,653.53", "164.90", "202.90"):
        assert figure in note
