from django.http import Http404


class ByCode:
    """Finds a view's object by its code, without regard to case; where rows differ in case only, the exact one wins."""

    lookup_value_regex = "[^/]+"

    def get_object(self):
        code = self.kwargs[self.lookup_field]
        found = list(self.get_queryset().filter(**{f"{self.lookup_field}__iexact": code}))
        if not found:
            raise Http404(f"There is no {self.basename} {code}.")
        return next((one for one in found if getattr(one, self.lookup_field) == code), found[0])
