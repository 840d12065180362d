from django.urls import include, path

from . import views
from .desks import views as desks

urlpatterns = [
    path("co-quan/", views.agency_list, name="agencies"),
    path("co-quan/<slug:slug>/", views.agency_detail, name="agency"),
    path("van-ban/<slug:slug>/", views.legal_act, name="legal_act"),
    path("noi-tiep-nhan/", desks.desk_list, name="desks"),
    path("noi-tiep-nhan/<slug:slug>/", desks.desk_detail, name="desk"),
    path("noi-o/", include("agencies.units.urls")),
]
