"""Which fields an answer shall have: fields= names them, omit= leaves some out."""

from .parameters import Names


def field_parameters(names):
    """The parameters of a resource whose objects have these fields."""
    fields = Names(
        name="fields",
        description="Only these fields, with commas between them.",
        example=",".join(names[:2]),
        choices=tuple(names),
    )
    omit = Names(
        name="omit",
        description="All fields but these, with commas between them.",
        example="notice",
        choices=tuple(names),
    )
    return fields, omit


def kept_names(names, asked):
    """The names that the values of fields= and omit= leave."""
    return [name for name in names if name in (asked["fields"] or names) and name not in (asked["omit"] or ())]
