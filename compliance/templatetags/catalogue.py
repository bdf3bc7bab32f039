from django import template

from ..catalogue.state import catalogue_state

register = template.Library()
register.simple_tag(catalogue_state)
