from django import template

from ..catalogue.edits import edition_state
from ..catalogue.state import catalogue_state

register = template.Library()
register.simple_tag(catalogue_state)
register.simple_tag(edition_state)
