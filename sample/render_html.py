"""The sample as HTML for printing: ruled tables, upright and lying pages, a title parted from its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from sample.document import LEFT, UP, Block, Grid, Heading, Paragraph, Table, covered

STYLE = """
@page { size: A4; margin: 20mm 18mm; @bottom-center { content: "— " counter(page) " —"; font-size: 9pt; } }
@page lying { size: A4 landscape; margin: 16mm 14mm; }
html { font-family: "Sample"; font-size: 10.5pt; line-height: 1.7; }
h1 { text-align: center; font-size: 20pt; margin: 60mm 0 0; }
h2 { break-before: page; text-align: center; font-size: 15pt; }
h3, h4 { font-size: 11pt; margin: 3mm 0 1mm; }
p { margin: 0; text-indent: 2em; text-align: justify; }
section { break-before: page; page: auto; }
section.lying { page: lying; }
section.joined { break-before: auto; }
section p { text-indent: 0; }
p.title { text-align: center; font-size: 14pt; }
p.caption { display: flex; justify-content: space-between; }
div.rest { height: 160mm; }
div.turn { break-before: page; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin-top: -0.5pt; }
td, th { border: 0.5pt solid black; padding: 0.6mm 1mm; font-size: 8.5pt; line-height: 1.35; }
th { font-weight: normal; }
td { overflow-wrap: anywhere; height: 4.5mm; }
.lying td { height: 6.5mm; }
td.figure { text-align: right; white-space: nowrap; }
tr { break-inside: avoid; }
tr.bold td { font-weight: bold; }
.dense td, .dense th { font-size: 6.5pt; padding: 0.6mm 0.4mm; }
"""
# Tables with a line above, below and under the headings only.
UNRULED = """
td, th { border: none; }
table { border-top: 1pt solid black; border-bottom: 1pt solid black; }
th { border-bottom: 0.5pt solid black; }
"""


def render(blocks: Iterable[Block], title: str, faces: str) -> str:
    """The document as one HTML page; `faces` is CSS that defines the font family `Sample`."""
    body = "\n".join(_block(block) for block in blocks)
    head = f'<meta charset="utf-8"><title>{escape(title)}</title><style>{faces}{STYLE}</style>'
    return f'<!doctype html><html lang="zh-CN"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph():
            return f"<p>{escape(block.text)}</p>"
        case Table():
            return _table(block)


def _table(table: Table) -> str:
    dense = max(len(grid.widths) for grid in table.grids) > 10
    kinds = [name for name in ("joined",) if table.joined] + ["lying"] * table.landscape + ["dense"] * dense
    head = (f"<p>{table.number}</p>" if table.number else "") + f'<p class="title">{escape(table.title)}</p>'
    if table.orphan:
        head = f'<div class="rest"></div>{head}<div class="turn"></div>'
    head += f'<p class="caption"><span>{escape(table.caption)}</span><span>{escape(table.unit)}</span></p>'
    note = f"<p>{escape(table.note)}</p>" if table.note else ""
    grids = "".join(_grid(grid) for grid in table.grids)
    return f'<section class="{" ".join(kinds)}">{head}{grids}{note}</section>'


def _grid(grid: Grid) -> str:
    whole = sum(grid.widths)
    columns = "".join(f'<col style="width:{100 * width / whole:.2f}%">' for width in grid.widths)
    rows = list(_rows(grid))
    head = f"<thead>{''.join(rows[: grid.head])}</thead>" if grid.head else ""
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{''.join(rows[grid.head :])}</tbody></table>"


def _rows(grid: Grid) -> Iterator[str]:
    for number, row in enumerate(grid.rows):
        tag = "th" if number < grid.head else "td"
        cells = (
            _cell(grid, number, place, tag) for place, cell in enumerate(row) if not covered(cell)
        )
        bold = ' class="bold"' if number in grid.bold else ""
        yield f"<tr{bold}>{''.join(cells)}</tr>"


def _cell(grid: Grid, number: int, place: int, tag: str) -> str:
    text = grid.rows[number][place]
    right = _run([cell == LEFT for cell in grid.rows[number][place + 1 :]])
    down = _run([row[place] == UP for row in grid.rows[number + 1 :]])
    spans = (f' colspan="{right}"' if right > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
    figure = ' class="figure"' if tag == "td" and _is_amount(text) else ""
    return f"<{tag}{spans}{figure}>{escape(text)}</{tag}>"


def _is_amount(text: str) -> bool:
    whole, _, decimals = text.replace(",", "").partition(".")
    return whole.isdigit() and decimals.isdigit()


def _run(flags: list[bool]) -> int:
    """How many places a merged cell takes: itself and the covered ones right after it."""
    return 1 + (flags.index(False) if False in flags else len(flags))
