"""The pages of a long form: a topic each, a page to check them, and a way to finish on another day.

All of them have one address. What was typed is saved at each step as a draft, which the form's signed key opens; the
key stands in a hidden field, so that no address, log or cookie holds it. Each answer to a sending is a page, to which
the browser's own way back leads as well.
"""

from __future__ import annotations

import uuid
from functools import partial
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from network.base.models import Draft
from network.base.posting import drafts, seals
from network.base.posting.forms import PublicForm, email
from network.base.posting.guard import OK, TOO_OFTEN, UNREADABLE, Passage, Rules, passage
from network.base.posting.limits import is_too_often
from network.base.posting.steps import Step, Steps
from network.base.posting.views import PublicFormView, see_other
from search.languages import address

HERE, GO = "step", "go"  # fields: the page that is sent, and the page that is asked for, if it is not the next one


class LaterForm(PublicForm):
    email = email(_("E-mail"), hint=_("The link goes there. We use the address for this one mail and do not keep it."))


CHECK = Step("check", _("Check your answers"), PublicForm)
LATER = Step("later", _("Finish later"), LaterForm)


class SteppedView(PublicFormView):
    """`save` writes one row for a sending, however often it is sent; then one goes to `sent_url`."""

    steps: ClassVar[Steps]
    title: ClassVar[Any]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = Draft(form=self.draft_name, submission=uuid.uuid4())
        return self.shown(self.steps.steps[0], draft, seals.new_key(draft.submission))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        known = partial(drafts.is_known, self.draft_name)
        passed = passage(request, self.form_name, Rules(drafts.lasts(), len(self.steps) + 1, known))
        if passed.problem:
            return self.stopped(passed)
        draft = drafts.begin(self.draft_name, passed.submission, self.place, self.language)
        if draft.sent_at:
            return see_other(self.sent_url)
        step = self.named(request.POST.get(HERE, ""))
        return self.taken(step, draft, passed.key) if step else self.resumed(draft, passed.key)

    def stopped(self, passed: Passage) -> HttpResponse:
        """With what was just typed, and the reason why it was not saved."""
        draft = drafts.look_up(self.draft_name, passed.submission)
        step = self.named(self.request.POST.get(HERE, ""))
        if step is None or (step not in self.steps and not draft.answers):
            step = self.steps.steps[0]
        form = step.form_class(data=step.typed(self.request.POST))
        form.add_error(None, passed.problem)
        return self.shown(step, draft, passed.key, form, passed.status)

    def resumed(self, draft: Draft, key: str) -> HttpResponse:
        """Somebody comes by a mailed link."""
        drafts.use_link(draft)
        return self.shown(self.steps.next_open(draft.answers) or CHECK, draft, key)

    def taken(self, step: Step, draft: Draft, key: str) -> HttpResponse:
        """Saved first, whatever it is and wherever one goes from here."""
        typed = step.typed(self.request.POST)
        if step in self.steps:
            draft.answers[step.name] = typed
            drafts.save(draft)
        if wanted := self.named(self.request.POST.get(GO, "")):
            return self.shown(wanted, draft, key)
        form = step.form_class(data=typed)
        if not form.is_valid():
            return self.shown(step, draft, key, form, UNREADABLE)
        if step == LATER:
            return self.postponed(draft, key, form)
        return self.finished(draft, key) if step == CHECK else self.advanced(draft, key)

    def advanced(self, draft: Draft, key: str) -> HttpResponse:
        """To the next page that is not filled in; who came from the page of checking gets back to it."""
        return self.shown(self.steps.next_open(draft.answers) or CHECK, draft, key)

    def postponed(self, draft: Draft, key: str, form: PublicForm) -> HttpResponse:
        if is_too_often(self.request, f"{self.form_name}:later"):
            form.add_error(None, _("Too many messages came from your network. Wait ten minutes."))
            return self.shown(LATER, draft, key, form, TOO_OFTEN)
        drafts.mail_link(draft, form.cleaned_data["email"], str(self.title))
        return see_other(address("continue/", self.language))

    def finished(self, draft: Draft, key: str) -> HttpResponse:
        if step := self.steps.next_open(draft.answers):
            return self.shown(step, draft, key, step.checked(draft.answers), UNREADABLE)
        self.save(self.steps.cleaned(draft.answers), draft.submission)
        drafts.close(draft)
        return see_other(self.sent_url)

    def shown(
        self, step: Step, draft: Draft, key: str, form: PublicForm | None = None, status: int = OK
    ) -> HttpResponse:
        is_step = step in self.steps
        context = {
            "form": form or step.open(draft.answers, self.initial_of(step, draft)),
            "form_title": self.title,
            "place": self.place,
            "sending": key,
            "step": step,
            "back": self.steps.before(step) if step != LATER else self.steps.next_open(draft.answers) or CHECK,
            "number": self.steps.number(step),
            "count": len(self.steps) + 1,
            "saved_at": draft.saved_at,
            "is_step": is_step,
            "is_later": step == LATER,
            "told": self.steps.told(draft.answers) if step == CHECK else (),
            "days": drafts.lasts().days,
        }
        return self.rendered(context, status)

    def named(self, name: str) -> Step | None:
        return next((step for step in (*self.steps, CHECK, LATER) if step.name == name), None)

    def initial_of(self, step: Step, draft: Draft) -> dict[str, Any]:
        """Nothing is asked twice: an e-mail address that stands in the form is there already."""
        if step != LATER:
            return self.initial()
        return {"email": next((typed["email"] for typed in draft.answers.values() if typed.get("email")), "")}

    @property
    def draft_name(self) -> str:
        """Different for forms whose answers must not mix."""
        return self.form_name

    @property
    def place(self) -> str:
        """The address of the form."""
        return self.request.path

    @property
    def sent_url(self) -> str:
        raise NotImplementedError

    def save(self, given: dict[str, Any], submission: uuid.UUID) -> None:
        raise NotImplementedError
