from django.urls import path, re_path

from pijler.web.apps.documents.urls import SHA12
from pijler.web.apps.review import views

app_name = "review"
urlpatterns = [
    re_path(rf"^documents/{SHA12}/review/$", views.desk, name="desk"),
    re_path(rf"^documents/{SHA12}/review/act/$", views.act, name="act"),
    re_path(rf"^documents/{SHA12}/review/undo/$", views.take_back, name="undo"),
    re_path(rf"^documents/{SHA12}/review/add/$", views.add_by_hand, name="add"),
    re_path(rf"^documents/{SHA12}/review/bulk/$", views.bulk, name="bulk"),
    path("dossiers/<slug:slug>/add/", views.add_cited, name="add-cited"),
]
