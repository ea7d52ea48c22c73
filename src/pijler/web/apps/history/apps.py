from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "pijler.web.apps.history"
    label = "history"
