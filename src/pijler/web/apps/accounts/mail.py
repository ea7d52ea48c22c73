"""Mail to the holders of accounts, where a mail server is set."""

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _

from pijler.web.apps.accounts.models import User


def send_invitation(user: User, address: str) -> bool:
    """Send the link; False where no mail server is set or it takes none: then it must be handed over."""
    if not settings.MAILS:
        return False
    words = _("You were given an account for Pijler. Choose a password here, within three days:")
    try:
        return send_mail(_("Your account for Pijler"), f"{words}\n\n{address}\n", None, [user.email]) == 1
    except OSError:
        return False
