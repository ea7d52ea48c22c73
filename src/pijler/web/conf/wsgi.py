"""The way in for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from pijler.web.worker import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pijler.web.conf.settings")
if os.environ.get("PIJLER_SERVED_BY") == str(os.getppid()):  # the process of `pijler serve`: never outlive it
    end_with_parent()
application = get_wsgi_application()
