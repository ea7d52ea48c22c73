from django.apps import AppConfig


class EntriesConfig(AppConfig):
    name = "pijler.web.apps.entries"
    label = "entries"
