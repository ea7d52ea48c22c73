from django.urls import path

from pijler.web.apps.entries import views

app_name = "entries"
urlpatterns = [
    path("entries/<int:pk>/", views.entry, name="entry"),
    path("entries/<int:pk>/act/", views.act, name="act"),
]
