"""The vocabulary files are data people edit by hand: these tests say what a good line is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

from disclosure.plan import parent_code
from disclosure.terms import load

SUBJECTS: dict[str, dict[str, list[str]]] = load("subjects")
CONCEPTS: dict[str, dict[str, Any]] = load("concepts")["concept"]
ALL_CODES = {code: names for table in SUBJECTS.values() for code, names in table.items()}
SHAPES = {
    "functional": re.compile(r"2\d{2}(\d{2}){0,2}"),
    "economic": re.compile(r"3\d{2}(\d{2})?"),
    "government_economic": re.compile(r"5\d{2}(\d{2})?"),
}
ORDINARY = """
    工作 经费 钱 支出 收入 预算 决算 资金 金额 费用 花费 多少 一共 总共 今年 去年 项目 部门 单位 人员
    人数 车辆 设备 情况 补助 补贴 工资 服务 合计 总计 增长 减少 占比 卫生健康 医疗保障 医保 社保 工会
    教育 公安 money spending budget total cost year education health
"""
WELL_KNOWN = """
    201=一般公共服务支出; 224=灾害防治及应急管理支出; 20103=政府办公厅（室）及相关机构事务;
    2013204=公务员事务; 2040504=案件审判; 2080501=行政单位离退休;
    2080505=机关事业单位基本养老保险缴费支出; 2081199=其他残疾人事业支出; 2101103=公务员医疗补助;
    2101505=医疗保障政策管理; 2120104=城管执法; 2130104=事业运行; 2210203=购房补贴; 30101=基本工资;
    30112=其他社会保障缴费; 30239=其他交通费用; 30399=其他对个人和家庭的补助; 31013=公务用车购置;
    50101=工资奖金津补贴; 50905=离退休费; 599=其他支出
"""
SAID = """
    招待费=公务接待费; 请客吃饭=公务接待费; 出国经费=因公出国（境）费;
    因公出国(境)费用=因公出国（境）费; 养车=公务用车运行维护费; 买车=公务用车购置费;
    三工经费=“三公”经费; 人头费=人员经费; 日常公用经费=公用经费; 专项支出=项目支出;
    车补=其他交通费用; 出差=差旅费; 公积金=住房公积金; 总支出=支出总计; 预算盘子=支出总计;
    几辆车=公务用车保有量; 完成率=执行率; reception expenses=公务接待费; Total Expenditure=支出总计
"""
QUOTES = re.compile("[\"'“”‘’「」\\s]")


def pairs(text: str) -> list[tuple[str, str]]:
    halves = [item.partition("=") for item in text.split(";")]
    return [(left.strip(), right.strip()) for left, _, right in halves]


def same_word(word: str) -> str:
    """Two spellings of one word: brackets, quotes, spaces and case do not tell them apart."""
    return QUOTES.sub("", word.lower().replace("（", "(").replace("）", ")"))


def printed(concept: dict[str, Any]) -> list[str]:
    return [concept["name"], *concept["names"]]


def words(concept: dict[str, Any]) -> list[str]:
    return [*printed(concept), *concept["asked"], *concept["en"]]


def siblings() -> Iterator[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for code, names in ALL_CODES.items():
        if len(code) > 3:
            groups[str(parent_code(code))].append(names[0])
    yield from groups.items()


def concepts_of(word: str) -> set[str]:
    return {key for key, concept in CONCEPTS.items() if same_word(word) in map(same_word, words(concept))}


class TestSubjects:
    def test_the_three_classifications_are_there(self) -> None:
        assert set(SUBJECTS) == set(SHAPES)

    @pytest.mark.parametrize("table", SHAPES)
    def test_a_code_has_the_shape_of_its_classification(self, table: str) -> None:
        assert [code for code in SUBJECTS[table] if not SHAPES[table].fullmatch(code)] == []

    @pytest.mark.parametrize("table", SHAPES)
    def test_every_code_hangs_under_one_that_is_listed(self, table: str) -> None:
        codes = SUBJECTS[table]
        assert [code for code in codes if len(code) > 3 and parent_code(code) not in codes] == []

    def test_names_are_printed_words_without_repetition(self) -> None:
        for code, names in ALL_CODES.items():
            assert names, code
            assert len(set(names)) == len(names), code
            assert [name for name in names if not name or re.search(r"\s", name)] == [], code

    def test_no_two_subjects_under_one_parent_share_a_current_name(self) -> None:
        for parent, names in siblings():
            assert sorted(set(names)) == sorted(names), parent

    def test_99_is_the_rest(self) -> None:
        rest = {code: names[0] for code, names in ALL_CODES.items() if len(code) > 3 and code.endswith("99")}
        assert {code: name for code, name in rest.items() if "其他" not in name} == {}

    @pytest.mark.parametrize(
        ("name", "ending"), [("行政运行", "01"), ("一般行政管理事务", "02"), ("机关服务", "03")]
    )
    def test_what_every_department_prints_has_one_ending(self, name: str, ending: str) -> None:
        codes = [code for code, names in SUBJECTS["functional"].items() if names[0] == name]
        assert len(codes) > 60
        assert {code[-2:] for code in codes} == {ending}

    @pytest.mark.parametrize(("code", "name"), pairs(WELL_KNOWN))
    def test_well_known_codes(self, code: str, name: str) -> None:
        assert ALL_CODES[code][0] == name

    @pytest.mark.parametrize(
        ("code", "older"),
        [("210", "医疗卫生与计划生育支出"), ("220", "国土海洋气象等支出"), ("20805", "行政事业单位离退休")],
    )
    def test_an_older_name_is_still_known(self, code: str, older: str) -> None:
        assert older in ALL_CODES[code][1:]


class TestConcepts:
    def test_there_are_enough_and_each_is_complete(self) -> None:
        assert len(CONCEPTS) >= 120
        for key, concept in CONCEPTS.items():
            assert re.fullmatch(r"[a-z][a-z0-9_]*", key)
            assert {"name", "names", "asked", "en"} <= set(concept), key
            assert set(concept) <= {"name", "names", "asked", "en", "codes", "parts"}, key
            assert concept["en"], key

    def test_a_word_is_not_empty_and_not_listed_twice(self) -> None:
        for key, concept in CONCEPTS.items():
            listed = words(concept)
            assert [word for word in listed if not word or word != word.strip()] == [], key
            assert sorted(set(listed)) == sorted(listed), key

    def test_no_word_belongs_to_two_concepts(self) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        for key, concept in CONCEPTS.items():
            for word in words(concept):
                owners[same_word(word)].add(key)
        assert {word: keys for word, keys in owners.items() if len(keys) > 1} == {}

    def test_chinese_and_english_stand_in_their_own_lists(self) -> None:
        for key, concept in CONCEPTS.items():
            assert [word for word in concept["en"] if not re.fullmatch(r"[a-z0-9 ,'\-]+", word)] == [], key
            chinese = [*printed(concept), *concept["asked"]]
            assert [word for word in chinese if not re.search(r"[\u4e00-\u9fff]", word)] == [], key

    @pytest.mark.parametrize("word", ORDINARY.split())
    def test_an_ordinary_word_names_no_concept(self, word: str) -> None:
        assert concepts_of(word) == set()

    def test_a_code_belongs_to_one_concept_which_prints_its_official_name(self) -> None:
        seen: set[str] = set()
        for key, concept in CONCEPTS.items():
            for code in concept.get("codes", []):
                assert code not in seen, code
                seen.add(code)
                assert same_word(ALL_CODES[code][0]) in map(same_word, printed(concept)), (key, code)

    def test_every_economic_class_and_item_in_common_use_has_a_concept(self) -> None:
        covered = {code for concept in CONCEPTS.values() for code in concept.get("codes", [])}
        used = [code for code in SUBJECTS["economic"] if code[:3] in {"301", "302", "303"}]
        assert [code for code in used if code not in covered] == []

    def test_parts_are_concepts_and_never_lead_back(self) -> None:
        def below(key: str, above: tuple[str, ...]) -> None:
            assert key not in above, above
            for part in CONCEPTS[key].get("parts", []):
                below(part, (*above, key))

        for key in CONCEPTS:
            below(key, ())

    @pytest.mark.parametrize(
        ("whole", "parts"),
        [
            ("三公经费", {"因公出国费", "公务用车购置及运行费", "公务接待费"}),
            ("公务用车购置及运行维护费", {"公务用车购置费", "公务用车运行维护费"}),
            ("基本支出", {"人员经费", "公用经费"}),
            ("人员经费", {"工资福利支出", "对个人和家庭的补助"}),
            ("公用经费", {"商品和服务支出", "资本性支出"}),
            ("政府采购", {"政府采购货物支出", "政府采购工程支出", "政府采购服务支出"}),
        ],
    )
    def test_sums_of_the_field(self, whole: str, parts: set[str]) -> None:
        (key,) = concepts_of(whole)
        assert set(CONCEPTS[key]["parts"]) == set[str]().union(*(concepts_of(part) for part in parts))

    @pytest.mark.parametrize(("said", "meant"), pairs(SAID))
    def test_how_people_say_it(self, said: str, meant: str) -> None:
        (key,) = concepts_of(said)
        assert CONCEPTS[key]["name"] == meant
