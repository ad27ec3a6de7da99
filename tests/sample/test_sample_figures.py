"""The figures of every sample disclosure add up before anything is planted, and one year follows from the other."""

import json

import pytest
import sampled

from sample import beizhu, final_account, plants
from sample.figures import ZERO, budget_2025, budget_2026


@pytest.mark.parametrize("figures", [budget_2025(), budget_2026(), final_account.spent()], ids=["2025", "2026", "final"])
def test_the_economic_subjects_are_the_basic_expenditure(figures):
    assert figures.economic("301") + figures.economic("303") == figures.personnel
    assert figures.economic("302") + figures.economic("310") == figures.public


@pytest.mark.parametrize("figures", [budget_2025(), budget_2026()], ids=["2025", "2026"])
def test_units_and_projects_are_the_expenditure(figures):
    units = figures.data["unit"]
    for key in ("personnel", "public", "project"):
        assert sum((unit[key] for unit in units), ZERO) == figures.total(key)
    assert sum((unit["general"] for unit in units), ZERO) == figures.allocated
    assert sum((project.total for project in figures.projects), ZERO) == figures.total("all_projects")


def test_one_year_follows_from_the_other():
    last, now, account = budget_2025(), budget_2026(), final_account.spent()
    assert now.carry_over == final_account.closing()
    assert account.carry_over == last.carry_over
    assert now.prior_general == last.general
    assert now.prior_grand == last.grand
    assert final_account.income_of() + account.carry_over == account.grand + final_account.closing()
    assert sum(account.data["spent"].values()) == account.total("all_projects")
    assert now.data["assets"]["fixed"] == last.data["assets"]["fixed"] + now.data["assets"]["added_fixed"]


def test_the_second_unit_adds_up():
    assert beizhu.economic("301") + beizhu.economic("303") == beizhu.total("personnel")
    assert beizhu.economic("302") + beizhu.economic("310") == beizhu.total("public")
    projects = [sum((p.get(key, ZERO) for key in ("general", "fund", "own")), ZERO) for p in beizhu.data()["project"]]
    assert sum(projects, ZERO) == beizhu.total("projects")


def test_the_list_for_programs_is_the_list():
    lines = [json.loads(line) for line in (sampled.FOLDER / "planted.jsonl").read_text("utf-8").splitlines()]
    assert [line["kind"] for line in lines] == [plant["kind"] for plant in plants.plants()]
    for line in lines:
        assert (sampled.FOLDER / line["document"]).is_file()
        assert line["found"] == ("why" not in line)
