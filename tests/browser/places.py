"""One page of every template."""

from urllib.parse import quote

PUBLIC = {
    "home": "/",
    "section": "/sections/TVI/",
    "question": "/questions/TVI3/",
    "an incomplete question": "/questions/P9/",
    "a removed question": "/questions/P18/",
    "search": "/search/",
    "hits": "/search/?q=service+animals",
    "no hits": "/search/?q=zzz",
    "a refused search": "/search/?q=%22",
    "choice of worksheets": "/worksheet/",
    "worksheet": "/worksheet/?section=TVI",
    "editions": "/editions/",
    "changes": f"/editions/{quote('FY2025…FY2025.1')}/",
    "about": "/about/",
    "API reference": "/api/v1/reference/",
}
LOST = {"a code that is not there": "/questions/TVI33/", "a page that is not there": "/nowhere/"}
API = "/api/v1/docs/"
KINDS = ["section", "question", "indicator", "deficiency", "edition"]


def guide(guide):
    """The page of every section and question."""
    return [f"/sections/{quote(section.section_code)}/" for section in guide.sections] + [
        f"/questions/{quote(question.question_code)}/" for section in guide.sections for question in section.questions
    ]


def admin(kind, *rest):
    return "/".join(["/admin/compliance", kind, *map(str, rest), ""])


def of_staff(user, ids):
    """A page of every template of the admin that this user gets; of nobody the login."""
    if user is None:
        return {"login": "/admin/login/"}
    deficiency = ids["deficiency"]
    return {
        "index": "/admin/",
        "application": "/admin/compliance/",
        "list": admin("question"),
        "search": admin("question") + "?q=TVI3",
        "change": admin("question", ids["question"], "change"),
        "history": admin("question", ids["question"], "history"),
        "version": admin("question", ids["question"], "history", ids["version"]),
    } | ({"delete": admin("deficiency", deficiency, "delete")} if user == "editor" else {})


def all_of_staff(user, ids):
    """Those, and the same of the other kinds."""
    others = {f"list of {kind}": admin(kind) for kind in KINDS}
    others |= {f"change of {kind}": admin(kind, ids[kind], "change") for kind in KINDS}
    others |= {f"history of {kind}": admin(kind, ids[kind], "history") for kind in KINDS}
    return of_staff(user, ids) | others | ({"add": admin("deficiency", "add")} if user == "editor" else {})
