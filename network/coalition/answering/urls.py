"""Addresses below the language: where visitors answer back."""

from django.urls import path, re_path

from network.coalition.answering import consultation_views, draft_views, join_views, message_views, registration_views

EVENT = r"^events/(?P<path>[-\w]+(?:/[-\w]+){0,3})/register/"

urlpatterns = [
    path("feedback/", message_views.Feedback.as_view(), name="feedback"),
    path("feedback/sent/", message_views.feedback_sent, name="feedback_sent"),
    path("join/", join_views.Join.as_view(), name="join"),
    path("join/sent/", join_views.join_sent, name="join_sent"),
    re_path(f"{EVENT}$", registration_views.Register.as_view(), name="register"),
    re_path(rf"{EVENT}sent/(?P<seal>[^/]{{1,600}})/$", registration_views.registered, name="registered"),
    re_path(r"^registration/(?P<seal>[^/]{1,600})/$", registration_views.registration, name="registration"),
    path("continue/", draft_views.link_sent, name="draft_link_sent"),
    re_path(r"^continue/(?P<seal>[^/]{1,600})/$", draft_views.go_on, name="draft"),
    path("consultations/<slug:slug>/", consultation_views.consultation, name="consultation"),
    path("consultations/<slug:slug>/sent/", consultation_views.answer_sent, name="consultation_sent"),
    path("consultations/<slug:slug>/<int:number>/", consultation_views.Answer.as_view(), name="consultation_answer"),
]
