from django.urls import path

from pijler.web.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("first-account/", views.first, name="first"),
    path("colleagues/", views.people, name="people"),
    path("colleagues/invite/", views.invite, name="invite"),
    path("colleagues/<int:pk>/", views.role, name="role"),
    path("colleagues/<int:pk>/link/", views.link, name="link"),
]
