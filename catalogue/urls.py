from django.urls import path

from . import views
from .history.views import procedure_feed, procedure_history
from .visit.views import procedure_due, procedure_due_event, procedure_sheet

urlpatterns = [
    path("", views.procedure_list, name="procedures"),
    path("goi-y/", views.suggestions, name="procedure_suggestions"),
    path("<str:code>/", views.procedure_by_code, name="procedure_by_code"),
    path("<str:code>/<slug:slug>/", views.procedure_detail, name="procedure"),
    path("<str:code>/<slug:slug>/chuan-bi/", procedure_sheet, name="procedure_sheet"),
    path("<str:code>/<slug:slug>/lich-su/", procedure_history, name="procedure_history"),
    path("<str:code>/<slug:slug>/lich-su/atom.xml", procedure_feed, name="procedure_feed"),
    path("<str:code>/<slug:slug>/ngay-hen/", procedure_due, name="procedure_due"),
    path("<str:code>/<slug:slug>/ngay-hen.ics", procedure_due_event, name="procedure_due_event"),
]
