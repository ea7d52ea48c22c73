from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "pijler.web.apps.accounts"
    label = "accounts"
