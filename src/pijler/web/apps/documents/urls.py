from django.urls import path, re_path

from pijler.web.apps.documents import pagepictures, views

app_name = "documents"
SHA12 = "(?P<sha12>[0-9a-f]{12})"
urlpatterns = [
    path("upload/", views.upload, name="upload"),
    re_path(r"^uploads/(?P<batch>[A-Za-z0-9_-]{22})/$", views.progress, name="progress"),
    path("documents/", views.document_list, name="list"),
    re_path(rf"^documents/{SHA12}/$", views.reader, name="reader"),
    re_path(rf"^documents/{SHA12}/newer/$", views.newer, name="newer"),
    re_path(rf"^documents/{SHA12}/moved/$", views.moved, name="moved"),
    re_path(rf"^documents/{SHA12}/pages/(?P<n>[0-9]{{1,6}})/$", pagepictures.page, name="page"),
    re_path(rf"^documents/{SHA12}/pages/(?P<n>[0-9]{{1,6}})\.png$", pagepictures.page_picture, name="page-picture"),
    re_path(rf"^documents/{SHA12}/source$", views.source, name="source"),
    re_path(rf"^documents/{SHA12}/reading\.json$", views.reading_json, name="json"),
]
