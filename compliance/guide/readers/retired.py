"""retired.toml: what the manual does not have, or has taken out, as changes to the rows of its folder.

    [[dropped_deficiency]]
    section_code = "Cybersecurity"
    question_code = "C1"
    deficiency_code = "C1-NONE"
    reason = "why it is no deficiency"

    [[removed_question]]
    section_code = "P"
    question_code = "P18"
    removed = "what the manual says where it took the question out"

A question without a row is made: then question_text and question_order are needed, and priority may be given.
"""

from ..document import Deficiency, GuideError, Question
from .files import parsed_toml, tables
from .messages import quoted, shown
from .records import read_record, refuse_keys

NAME = "retired.toml"
DROPPED = ("section_code", "question_code", "deficiency_code", "reason")
REMOVED = ("section_code", "question_code", "removed")
GIVEN = ("question_text", "question_order", "priority")


def apply_retired(rows, file):
    """Change the Rows as this file says. Raises GuideError with file, number and code."""
    content = parsed_toml(file.text, file.place)
    refuse_keys(file.place, content, ("dropped_deficiency", "removed_question"))
    for place, table in tables(content, "dropped_deficiency", file.place):
        drop_deficiency(rows.records[Deficiency], place, table)
    for place, table in tables(content, "removed_question", file.place):
        remove_question(rows.records[Question], place, table)


def drop_deficiency(deficiencies, place, table):
    label = f"{place}: {shown(table.get('deficiency_code'))}"
    refuse_keys(label, table, DROPPED, DROPPED)
    refuse_other_than_texts(label, table, DROPPED)
    key = (table["section_code"], table["question_code"], table["deficiency_code"])
    if not deficiencies.pop(key, None):
        raise GuideError(f"{label}: no file has a deficiency {'/'.join(map(shown, key))}; name its file too.")


def remove_question(questions, place, table):
    label = f"{place}: {shown(table.get('question_code'))}"
    refuse_keys(label, table, (*REMOVED, *GIVEN), REMOVED)
    refuse_other_than_texts(label, table, REMOVED)
    key = (table["section_code"], table["question_code"])
    if key not in questions:
        refuse_keys(label, table, table, GIVEN[:2])
    values = questions[key].own_values() if key in questions else {}
    values |= {name: value for name, value in table.items() if name != "section_code"}
    questions[key] = read_record(Question, values, place)


def refuse_other_than_texts(label, table, names):
    for name in names:
        if not isinstance(table[name], str) or not table[name].strip():
            raise GuideError(f"{label}: {name} is {quoted(table[name])}; write a text.")
