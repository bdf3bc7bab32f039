from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = (
        "Make the first admin user from DJANGO_SUPERUSER_USERNAME, _EMAIL and _PASSWORD; do nothing where there is "
        "one. For hosts without a shell, where createsuperuser would fail at the second start."
    )

    def handle(self, *args, **options):
        if get_user_model().objects.filter(is_superuser=True).exists():
            self.stdout.write("There is an admin user already; nothing to do.")
        else:
            call_command("createsuperuser", interactive=False, stdout=self.stdout)
