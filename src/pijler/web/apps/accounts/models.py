"""An account: an e-mail address to sign in with, a name for colleagues, a role, an office. Nothing else is kept."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone

ROLES = ("reader", "contributor", "editor", "assessor", "administrator")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)  # None: no password fits, until one is chosen through a link
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=20, default="reader")
    office = models.CharField(max_length=60, blank=True, help_text="id of the unit, of the institutions pack")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]  # noqa: RUF012 - Django asks for a list
    objects: UserManager = UserManager()

    class Meta:
        constraints = (
            models.CheckConstraint(condition=Q(role__in=ROLES), name="user_role"),
            models.CheckConstraint(
                condition=~Q(role="contributor") | ~Q(office=""), name="user_contributor_has_office"
            ),
            models.UniqueConstraint(Lower("email"), name="user_email_once_in_any_case"),
        )

    def __str__(self) -> str:
        return self.name or self.email
