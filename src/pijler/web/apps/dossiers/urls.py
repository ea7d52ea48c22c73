from django.urls import path

from pijler.web.apps.dossiers import views

app_name = "dossiers"
urlpatterns = [
    path("dossiers/", views.dossier_list, name="list"),
    path("dossiers/<slug:slug>/", views.detail, name="detail"),
    path("dossiers/<slug:slug>/order/", views.order, name="order"),
]
