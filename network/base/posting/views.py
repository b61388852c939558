"""A page with a form that anybody may send: the same steps for each of them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views import View

from network.base.posting import seals
from network.base.posting.forms import PublicForm
from network.base.posting.guard import OK, UNREADABLE, passage
from network.base.posting.origin import same_origin_only


class PublicFormView(View):
    """What all pages with forms of ours share: nobody else's forms are taken, and no cache keeps what is typed."""

    form_name: ClassVar[str]
    template_name: ClassVar[str]
    http_method_names = ["get", "head", "post", "options"]

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Callable[..., HttpResponseBase]:
        """Around everything, so that no view can leave the check out by a `dispatch` of its own."""
        return same_origin_only(super().as_view(**initkwargs))

    def rendered(self, context: dict[str, Any], status: int = OK) -> HttpResponse:
        response = render(self.request, self.template_name, context | self.context(), status=status)
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def initial(self) -> dict[str, Any]:
        return {}

    def context(self) -> dict[str, Any]:
        return {}

    @property
    def language(self) -> str:
        return get_language() or "en"


class PostingView(PublicFormView):
    """`save` writes one row for a sending, however often it is sent, and returns where to go next."""

    form_class: ClassVar[type[PublicForm]]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.shown(self.form(initial=self.initial()), seals.new_key())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        passed = passage(request, self.form_name)
        form = self.form(data=request.POST)
        is_valid = form.is_valid()
        if passed.problem:
            form.add_error(None, passed.problem)
            return self.shown(form, passed.key, passed.status)
        if not is_valid:
            return self.shown(form, passed.key, UNREADABLE)
        return self.sent(form, passed.submission, passed.key)

    def sent(self, form: PublicForm, submission: uuid.UUID, key: str) -> HttpResponse:
        return see_other(self.save(form, submission))

    def shown(self, form: PublicForm, key: str, status: int = OK) -> HttpResponse:
        return self.rendered({"form": form, "sending": key}, status)

    def form(self, **kwargs: Any) -> PublicForm:
        return self.form_class(**kwargs)

    def save(self, form: PublicForm, submission: uuid.UUID) -> str:
        raise NotImplementedError


def see_other(url: str) -> HttpResponse:
    """The browser asks for the next page anew, so that loading it again sends nothing."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response
