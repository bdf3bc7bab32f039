from rest_framework import serializers

from .restated import Edition, Notice

KINDS = ["section", "question", "indicator", "deficiency"]


def text(help_text, **options):
    return serializers.CharField(help_text=help_text, **options)


class SegmentSerializer(serializers.Serializer):
    """A piece of a snippet."""

    text = text("The piece.")
    matched = serializers.BooleanField(help_text="Whether it is one of the words looked for.")


class HitSerializer(serializers.Serializer):
    """A record that was found, and where."""

    kind = serializers.ChoiceField(choices=KINDS, help_text="Kind of the record.")
    section_code = text("Code of its section.")
    section_name = text("Name of its section.")
    question_code = text("Code of its question; null for a section.", allow_null=True)
    name = text("Its public name: TVI, TVI3, TVI3 (a) or TVI3-1.")
    field = text("Name of the field that the snippet is of.")
    title = text("Its first text, shortened.")
    snippet = serializers.SerializerMethodField(help_text="Part of the field's text, in pieces.")

    def get_snippet(self, hit) -> SegmentSerializer(many=True):
        return [{"text": piece, "matched": matched} for piece, matched in hit.snippet]


class FacetsSerializer(serializers.Serializer):
    """Numbers of matches, which let a reader narrow the search. Neither counts its own filter."""

    sections = serializers.DictField(child=serializers.IntegerField(), help_text="By section code.")
    kinds = serializers.DictField(child=serializers.IntegerField(), help_text="By kind of record.")


class SearchSerializer(serializers.Serializer):
    """A page of what a search found."""

    edition = Edition()
    count = serializers.IntegerField(source="page.count", help_text="Hits on all pages.")
    next = serializers.URLField(source="page.next", allow_null=True, help_text="The next page, if there is one.")
    previous = serializers.URLField(
        source="page.previous", allow_null=True, help_text="The page before, if there is one."
    )
    searched = text("The text that the hits answer: q, or did_you_mean.", source="found.searched")
    did_you_mean = text(
        "The corrected text, where q itself finds nothing; else null.", source="found.did_you_mean", allow_null=True
    )
    relaxed = serializers.BooleanField(
        source="found.relaxed", help_text="true where no record has all the words, and these have some."
    )
    exact = HitSerializer(
        source="found.exact", allow_null=True, help_text="The record whose code stands in q, whatever the filters."
    )
    facets = FacetsSerializer(source="found.facets", help_text="Numbers of matches by section and by kind.")
    results = HitSerializer(source="found.hits", many=True, help_text="Best first.")
    notice = Notice()
