from django.urls import path, re_path

from pijler.web.apps.documents import views

app_name = "documents"
SHA12 = "(?P<sha12>[0-9a-f]{12})"
urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("documents/", views.document_list, name="list"),
    re_path(rf"^documents/{SHA12}/$", views.reader, name="reader"),
    re_path(rf"^documents/{SHA12}/source$", views.source, name="source"),
    re_path(rf"^documents/{SHA12}/reading\.json$", views.reading_json, name="json"),
]
