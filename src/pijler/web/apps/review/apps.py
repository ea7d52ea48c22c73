from django.apps import AppConfig


class ReviewConfig(AppConfig):
    name = "pijler.web.apps.review"
    label = "review"
