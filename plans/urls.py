"""Addresses of plans beside those of the tree."""

from django.urls import path

from . import views
from .review import guest
from .review import views as review

urlpatterns = [
    path("bang-tong-hop/", views.plan_board, name="plan_board"),
    path("lanh-dao/", review.leaders_board, name="leaders_board"),
    path("lanh-dao/lien-ket/<int:pk>/thu-hoi/", review.revoke_link, name="plan_revoke_link"),
    path("lanh-dao/y-kien/<int:pk>/", review.review, name="plan_review"),
    path("lanh-dao/y-kien/<int:pk>/tep/<int:number>/", review.entry_file, name="plan_review_file"),
    path("lanh-dao/<slug:slug>/ban-<int:number>/", review.review_version, name="plan_review_version"),
    path("xem-xet/<str:token>/", guest.guest_review, name="plan_guest_review"),
    path("atom.xml", views.all_plans_feed, name="plans_feed"),
    path("chi-tieu/", views.targets, name="plan_targets"),
    path("chi-tieu.csv", views.targets_table, {"kind": "csv"}, name="plan_targets_csv"),
    path("chi-tieu.xlsx", views.targets_table, {"kind": "xlsx"}, name="plan_targets_xlsx"),
    path("chi-tieu/<int:pk>/", views.target, name="plan_target"),
    path("chi-tieu/<int:pk>/thu-tuc/", views.counted, name="plan_counted"),
    path("chi-tieu/<int:pk>/bao-cao.csv", views.reports_table, name="plan_target_reports"),
    path("<slug:slug>/atom.xml", views.plan_feed, name="plan_feed"),
    path("<slug:slug>/ban-<int:number>/", views.plan_version, name="plan_version"),
]
