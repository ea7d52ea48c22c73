"""The database, brought up to date, with errors that a person can act on."""

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from pijler.kernel.errors import PijlerError


def bring_up_to_date() -> None:
    """Apply what is new to the tables. Raises PijlerError when the database cannot be reached or is newer than we."""
    try:
        _check_not_newer()
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    except DatabaseError as error:
        raise PijlerError(
            code="database-unusable",
            what="The database cannot be used",
            where=_place(),
            why=str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__,
            todo="Check DATABASE_URL and that the server runs, or restore the file from a backup.",
        ) from error


def _check_not_newer() -> None:
    """A database that a later version changed is left alone: writing to it could lose what we do not know."""
    loader = MigrationLoader(connection)
    ours = {app for app, _ in loader.disk_migrations}
    unknown = sorted(key for key in loader.applied_migrations if key[0] in ours and key not in loader.disk_migrations)
    if unknown:
        raise PijlerError(
            code="database-newer",
            what="The database belongs to a newer version of Pijler",
            where=_place(),
            why=f"It holds changes that this version does not know: {'.'.join(unknown[0])}.",
            todo="Update Pijler, or use another data folder.",
        )


def _place() -> str:
    """Where the database is, without its password."""
    chosen = connection.settings_dict
    host = chosen.get("HOST") or ""
    return f"{host}/{chosen['NAME']}" if host else str(chosen["NAME"])
