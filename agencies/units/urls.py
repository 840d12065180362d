from django.urls import path

from . import views

urlpatterns = [
    path("", views.my_commune, name="my_commune"),
    path("chon/", views.choose_commune, name="choose_commune"),
    path("quen/", views.forget_commune, name="forget_commune"),
]
