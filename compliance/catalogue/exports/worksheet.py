"""A review worksheet: what a reviewer answers on site, section by section, with room for evidence."""

import re

from xlsxwriter.utility import xl_rowcol_to_cell

from .about import NOTICE, lost_rows_of
from .workbook import set_up, workbook_of, write_row

COLUMNS = ["Code", "Indicator or deficiency", "Yes", "No", "N/A", "Evidence"]
WIDTHS = [14, 80, 6, 6, 6, 60]
HEADER_ROWS = 2  # the section's name and the columns
NOTHING_YET = [None] * 4  # answers and evidence
FIRST_ANSWER, LAST_ANSWER, EVIDENCE = 2, 4, 5
SHEET_NAME_LIMIT = 31  # characters; Excel also refuses the signs and the name below
REFUSED_SIGNS = r"[\[\]:*?/\\\x00-\x1f]"
RESERVED_NAME = "history"


def worksheet_as_xlsx(sections):
    """The bytes of a workbook with a sheet for each Section. Raises ValueError where there is none."""
    sections = list(sections)
    if not sections:
        raise ValueError("A worksheet has no section: name at least one, such as TVI.")

    def fill(book, styles):
        for name, section in zip(sheet_names(sections), sections, strict=True):
            fill_section(book.add_worksheet(name), section, styles)

    return workbook_of(fill)


def sheet_names(sections):
    """Names that Excel takes, made from the codes and told apart without regard to case."""
    names = []
    for section in sections:
        name = sheet_name(section.code)
        number = 2
        while name.lower() in {RESERVED_NAME, *(other.lower() for other in names)}:
            name = sheet_name(section.code, f" ({number})")
            number += 1
        names.append(name)
    return names


def sheet_name(code, suffix=""):
    kept = re.sub(REFUSED_SIGNS, "-", code)[: SHEET_NAME_LIMIT - len(suffix)]
    return (kept.strip("' ") or "Section") + suffix  # a name neither starts nor ends with an apostrophe


def fill_section(sheet, section, styles):
    title = f"{section.code}: {section.section_name}"
    set_up(sheet, title, WIDTHS, header_rows=HEADER_ROWS, frozen_columns=1)
    write_row(sheet, 0, [title], styles["title"])
    sheet.write_string(0, EVIDENCE, source(section), styles["text"])
    write_row(sheet, 1, COLUMNS, styles["header"])
    for row, (fill, record) in enumerate(lines(section), HEADER_ROWS):
        fill(sheet, row, record, styles)


def source(section):
    return f"Manual, pages {section.page_range}. {NOTICE}" if section.page_range else NOTICE


def lines(section):
    """What stands in each row of a sheet: the function that fills it, and the record that it shows."""
    for question in section.questions:
        yield fill_heading, question
        if not question.removed:
            yield from ((fill_indicator, indicator) for indicator in question.indicators)
            yield from ((fill_deficiency, deficiency) for deficiency in question.deficiencies)


def fill_heading(sheet, row, question, styles):
    write_row(sheet, row, [question.code, heading(question), *NOTHING_YET], styles["heading"])


def fill_indicator(sheet, row, indicator, styles):
    write_row(sheet, row, [indicator.code, indicator.indicator_text, *NOTHING_YET], styles["framed"])
    sheet.data_validation(row, FIRST_ANSWER, row, LAST_ANSWER, one_answer(row))


def fill_deficiency(sheet, row, deficiency, styles):
    write_row(sheet, row, [deficiency.code, finding(deficiency), *NOTHING_YET], styles["framed"])


def one_answer(row):
    """A rule for the row's three answers: any mark will do, in one of them."""
    first, last = (xl_rowcol_to_cell(row, column, col_abs=True) for column in (FIRST_ANSWER, LAST_ANSWER))
    return {
        "validate": "custom",
        "value": f"=COUNTA({first}:{last})=1",
        "error_title": "Two answers",
        "error_message": "This indicator has an answer already: clear it before you mark another.",
    }


def heading(question):
    """The question, to whom it applies, what the manual says where it took it out, and what is known to be missing."""
    removed = question.removed and f"Nothing to answer: {question.removed}"
    applies = question.applicability and f"Applies to: {question.applicability}"
    return paragraphs(question.question_text, removed or applies, None if removed else missing(question))


def missing(question):
    letters, codes = lost_rows_of(question)
    lost = ", ".join([*(f"indicator {letter}" for letter in letters), *codes])
    return f"Missing here, look in the manual: {lost}." if lost else None


def finding(deficiency):
    action = deficiency.corrective_action and f"Suggested action: {deficiency.corrective_action}"
    return paragraphs(deficiency.deficiency_title, f"Determination: {deficiency.determination}", action)


def paragraphs(*texts):
    return "\n".join(text for text in texts if text)
