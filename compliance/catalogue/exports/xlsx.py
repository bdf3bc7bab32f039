"""The whole guide as a workbook: a sheet for each table, and one that says what it is."""

from .about import TITLE, about
from .tables import guide_tables
from .workbook import set_up, workbook_of, write_row

NARROW = 16  # characters, for codes and numbers
WIDTHS = {
    "section_name": 40,
    "purpose": 80,
    "question_text": 60,
    "basic_requirement": 60,
    "applicability": 40,
    "detailed_explanation": 100,
    "instructions_for_reviewer": 100,
    "indicator_text": 80,
    "deficiency_title": 40,
    "determination": 60,
    "corrective_action": 60,
}


def guide_as_xlsx(guide):
    """The bytes of a workbook with the sheets sections, questions, indicators, deficiencies and about."""

    def fill(book, styles):
        for name, table in guide_tables(guide).items():
            fill_table(book.add_worksheet(name), table, styles)
        fill_about(book.add_worksheet("about"), about(guide), styles)

    return workbook_of(fill)


def fill_table(sheet, table, styles):
    widths = [WIDTHS.get(column, NARROW) for column in table.columns]
    set_up(sheet, f"{TITLE}: {sheet.name}", widths, header_rows=1, frozen_columns=table.keys)
    write_row(sheet, 0, table.columns, styles["header"])
    for number, row in enumerate(table.rows, 1):
        write_row(sheet, number, row, styles["text"])
    last_row, last_column = len(table.rows), len(table.columns) - 1
    sheet.autofilter(0, 0, last_row, last_column)
    sheet.ignore_errors({"number_stored_as_text": f"A1:C{last_row + 1}"})  # 5307 is a section's code


def fill_about(sheet, paragraphs, styles):
    sheet.set_column(0, 0, 100)
    for number, paragraph in enumerate(paragraphs):
        write_row(sheet, number, [paragraph], styles["text"])
