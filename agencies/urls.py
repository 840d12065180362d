from django.urls import path

from . import views

urlpatterns = [
    path("", views.agency_list, name="agencies"),
    path("<slug:slug>/", views.agency_detail, name="agency"),
]
