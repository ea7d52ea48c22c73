from django.urls import path

from pijler.web.apps.ledger import views

app_name = "ledger"
urlpatterns = [
    path("ledger/", views.ledger, name="ledger"),
    path("ledger.csv", views.ledger_csv, name="csv"),
    path("ledger.json", views.ledger_json, name="json"),
    path("principles/", views.principles, name="principles"),
]
