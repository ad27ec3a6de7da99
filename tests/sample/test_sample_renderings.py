import re

import sampled


def test_the_committed_texts_are_what_the_generator_writes(markdown):
    from sample import build

    kept = {name: (sampled.FOLDER / name).read_text("utf-8") for name in build.texts()}
    assert build.texts() == kept
    assert kept[f"{build.NAME}.md"] == markdown


def test_the_three_renderings_hold_the_same_figures(markdown, pages):
    printed = sampled.amounts(markdown)
    assert sum(printed.values()) > 700
    assert sampled.amounts(sampled.read(".txt")) == printed
    assert sampled.amounts("\n".join(text for _, text, _ in pages)) == printed


def test_blank_zero_and_dash_differ(markdown):
    tables = sampled.tables(markdown)
    assert next(row for row in tables["表1"] if row[2] == "三、教育支出")[3] == "0.00"
    assert next(row for row in tables["表4"] if row[2] == "（三）教育支出")[3] == ""
    heritage = next(row for row in tables["表10"] if row[1] == "文物保护与修缮")
    assert heritage[7:11] == ["0.00", "—", "—", ""]


def test_every_row_of_a_statement_has_the_same_number_of_cells(markdown):
    for number, rows in sampled.tables(markdown).items():
        if number < "表11" or len(number) == 2:
            assert len({len(row) for row in rows}) == 1, number


def test_a_page_break_cuts_one_markdown_table(markdown):
    rows = re.search(r"科目编码\t科目名称\t合计\t基本支出\t项目支出\t.*?\n\n表4", markdown, re.DOTALL)[0]
    assert rows.count("\n\n") == 2
    assert "\n\n<b>210</b>" in rows


def test_every_announced_table_is_there(markdown):
    announced = re.findall(r"^(表[\d-]+)\.", markdown, re.MULTILINE)
    assert announced == list(sampled.tables(markdown))
    assert len(announced) == 14


def test_the_text_wraps_names_and_loses_blank_cells():
    text = sampled.read(".txt")
    assert "2080505 机关事业单位基本养老保\n\n险缴费支出\n118.72 118.72 0.00" in text
    assert "（二）政府性基金预算拨款 （二）公共安全支出\n" in text
    assert "预\n\n算" in text


def test_the_pdf_has_upright_and_lying_pages_and_a_text_layer(pages):
    assert {lying for lying, _, _ in pages} == {True, False}
    assert all(text.strip() for _, text, _ in pages)
    assert not re.search("[⺀-⿕]", "".join(text for _, text, _ in pages))


def test_the_pdf_embeds_its_fonts(pages):
    fonts = set().union(*(fonts for _, _, fonts in pages))
    assert fonts
    assert all(re.match(r"[A-Z]{6}\+", font) for font in fonts)


def test_a_pdf_table_runs_over_a_page_break_with_its_header_repeated(pages):
    start = next(at for at, (_, text, _) in enumerate(pages) if "\n支出总表\n" in text)
    assert "2210202" not in pages[start][1]
    after = pages[start + 1][1]
    assert "科目编码" in after
    assert "支出总表" not in after
    assert "2210202" in after


def test_a_pdf_title_is_left_at_the_bottom_of_the_page_before_its_table(pages):
    last_lines = [text.splitlines()[-3:] for _, text, _ in pages]
    at = next(at for at, lines in enumerate(last_lines) if "一般公共预算基本支出表" in lines)
    assert "部门预算支出经济分类科目" not in pages[at][1]
    assert "部门预算支出经济分类科目" in pages[at + 1][1]
