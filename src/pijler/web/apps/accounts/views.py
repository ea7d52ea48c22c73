"""Pages on accounts: the first one, and colleagues with their roles."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pijler.kernel.errors import WrongUse
from pijler.web.apps.accounts import services
from pijler.web.apps.accounts.forms import FirstForm, InviteForm, RoleForm
from pijler.web.apps.accounts.guard import allowed
from pijler.web.apps.accounts.mail import send_invitation
from pijler.web.apps.accounts.models import User
from pijler.web.apps.accounts.people import is_desk


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def first(request: HttpRequest) -> HttpResponse:
    """The first account of a site; from then on there is no desk."""
    if not is_desk(request):
        raise Http404
    form = FirstForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        user = services.invite(values["email"], values["name"], "administrator", "", request.person)
        return redirect(services.password_link(user))
    return render(request, "accounts/first.html", {"form": form}, status=422 if request.method == "POST" else 200)


@require_safe
@never_cache
@allowed("manage_people")
def people(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/people.html", _page(InviteForm(today=timezone.localdate())))


@require_POST
@allowed("manage_people")
def invite(request: HttpRequest) -> HttpResponse:
    form = InviteForm(request.POST, today=timezone.localdate())
    if not form.is_valid():
        return render(request, "accounts/people.html", _page(form), status=422)
    values = form.cleaned_data
    user = services.invite(values["email"], values["name"], values["role"], values["office"], request.person)
    return _show_link(request, user)


@require_POST
@allowed("manage_people")
def link(request: HttpRequest, pk: int) -> HttpResponse:
    """A new link, for who lost the first one or forgot the password."""
    return _show_link(request, get_object_or_404(User, pk=pk, is_active=True))


def _show_link(request: HttpRequest, user: User) -> HttpResponse:
    address = request.build_absolute_uri(services.password_link(user))
    sent = send_invitation(user, address)
    return render(request, "accounts/invited.html", {"invited": user, "address": address, "sent": sent})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@allowed("manage_people")
def role(request: HttpRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    form = RoleForm(request.POST or None, instance=user, today=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        values = {**form.cleaned_data, "is_active": "is_active" in request.POST}
        try:
            services.give_role(pk, values, request.person)
        except WrongUse as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The role was changed."))
            return redirect("accounts:people")
    status = 422 if request.method == "POST" else 200
    return render(request, "accounts/role.html", {"form": form, "colleague": user}, status=status)


def _page(form: InviteForm) -> dict[str, object]:
    return {"form": form, "people": User.objects.order_by("-is_active", "name")}
