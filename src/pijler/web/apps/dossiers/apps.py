from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "pijler.web.apps.dossiers"
    label = "dossiers"
    default_auto_field = "django.db.models.BigAutoField"
