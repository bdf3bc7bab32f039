from ..nearest import nearest
from ..problems import Problem
from ..querysets import is_code


class ByCode:
    """Finds a view's object by its code, without regard to case; where rows differ in case only, the exact one wins."""

    def find(self, queryset, code):
        """The row of this code. Raises a Problem that names the nearest."""
        model = queryset.model
        found = list(queryset.filter(is_code(model, self.lookup_field, code)))
        if not found:
            known = list(model.objects.order_by().values_list(self.lookup_field, flat=True))
            raise no_such_code(model._meta.model_name, code, known)
        return found[0]

    def get_object(self):
        return self.find(self.get_queryset(), self.kwargs[self.lookup_field])


def no_such_code(name, code, known):
    """The Problem that says so, with the nearest of the known codes."""
    near = nearest(code, known, alike=0)
    hint = f"the nearest is {near}" if near else "the catalogue has none"
    return Problem(404, "not-found", f"There is no {name} {code}: {hint}.", nearest=near)
