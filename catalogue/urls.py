from django.urls import path

from . import views

urlpatterns = [
    path("", views.procedure_list, name="procedures"),
    path("goi-y/", views.suggestions, name="procedure_suggestions"),
    path("<str:code>/", views.procedure_by_code, name="procedure_by_code"),
    path("<str:code>/<slug:slug>/", views.procedure_detail, name="procedure"),
]
