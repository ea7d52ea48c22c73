from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "pijler.web.apps.pages"
    label = "pages"
