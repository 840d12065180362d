from django.urls import path

from . import views

urlpatterns = [
    path("", views.site_search, name="site_search"),
    path("goi-y/", views.site_suggestions, name="site_suggestions"),
]
