"""One body under one key: "de minister" and "minister" were two."""

from typing import Any

from django.db import migrations

from pijler.web.apps.register.services import body_key


def merge(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("register", "Suggestion").objects
    for old in rows.exclude(body="").order_by().values_list("body", flat=True).distinct():
        if (new := body_key(old)) != old:
            rows.filter(body=old).update(body=new)


class Migration(migrations.Migration):
    dependencies = [("register", "0002_body_index_covers_documents")]  # noqa: RUF012
    operations = [migrations.RunPython(merge, migrations.RunPython.noop)]  # noqa: RUF012
