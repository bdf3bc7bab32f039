"""XLSX workbooks: the same bytes every time, every text a text, ready to print."""

import io

import xlsxwriter

from .about import MADE, NOTICE, TITLE
from .cells import fitted

LETTER = 1  # Excel's number of the paper
HEADER_LIMIT = 100  # characters; Excel takes 255 at most, of which an & needs two
STYLES = {
    "text": {"text_wrap": True, "valign": "top"},
    "header": {"text_wrap": True, "valign": "top", "bold": True, "bottom": 2},
    "heading": {"text_wrap": True, "valign": "top", "bold": True, "bg_color": "#DFE1E2", "border": 1},
    "framed": {"text_wrap": True, "valign": "top", "border": 1},
    "tick": {"valign": "top", "align": "center", "border": 1},
    "title": {"bold": True, "font_size": 12, "valign": "top"},
}


def workbook_of(fill):
    """The bytes of the workbook that fill(book, styles) fills: styles are formats by the names in STYLES."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": TITLE, "comments": NOTICE, "created": MADE})
        fill(book, {name: book.add_format(style) for name, style in STYLES.items()})
    return content.getvalue()


def write_row(sheet, row, values, style):
    """Write each value as what it is; the writer's own guess would make formulas and links of texts."""
    for column, value in enumerate(values):
        if value is None:
            sheet.write_blank(row, column, None, style)
        elif isinstance(value, str):
            sheet.write_string(row, column, fitted(value), style)
        else:
            sheet.write_number(row, column, value, style)


def set_up(sheet, title, widths, *, header_rows, frozen_columns):
    """Column widths, the rows and columns that stay in view, and pages: landscape, header repeated, numbered."""
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(header_rows, frozen_columns)
    sheet.set_landscape()
    sheet.set_paper(LETTER)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, header_rows - 1)
    sheet.set_header(f"&L{title[:HEADER_LIMIT].replace('&', '&&')}")
    sheet.set_footer(f"&L{NOTICE}&RPage &P of &N")
