from django.urls import path

from motcua.desk.act.view import act
from motcua.desk.dossier.view import dossier
from motcua.desk.file.view import file
from motcua.desk.inbox.arranging import inbox_arrange, inbox_columns, inbox_saved
from motcua.desk.inbox.many import inbox_many
from motcua.desk.inbox.view import inbox, inbox_news
from motcua.desk.intake.view import intake, intake_of
from motcua.desk.me.view import me
from motcua.desk.messages.view import messages, messages_read
from motcua.desk.notices.view import notices
from motcua.desk.paper.view import paper
from motcua.desk.receipt.view import receipt, receipt_picture
from motcua.desk.register.view import register
from motcua.desk.search.view import search

app_name = "desk"
urlpatterns = [
    path("", inbox, name="inbox"),
    path("moi/", inbox_news, name="inbox_news"),
    path("loc/", inbox_arrange, name="inbox_arrange"),
    path("loc/cot/", inbox_columns, name="inbox_columns"),
    path("loc/da-luu/", inbox_saved, name="inbox_saved"),
    path("nhieu-ho-so/", inbox_many, name="inbox_many"),
    path("tim/", search, name="search"),
    path("thong-bao/", notices, name="notices"),
    path("toi/", me, name="me"),
    path("so/", register, name="register"),
    path("tiep-nhan/", intake, name="intake"),
    path("tiep-nhan/<str:key>/", intake_of, name="intake_of"),
    path("ho-so/<str:number>/", dossier, name="dossier"),
    path("ho-so/<str:number>/giay-hen/", receipt, name="receipt"),
    path("ho-so/<str:number>/giay-hen/<int:paper>.svg", receipt_picture, name="receipt_picture"),
    path("ho-so/<str:number>/giay/<slug:form>.pdf", paper, name="paper"),
    path("ho-so/<str:number>/tep/<uuid:id>/", file, name="file"),
    path("ho-so/<str:number>/trao-doi/", messages, name="messages"),
    path("ho-so/<str:number>/trao-doi/da-doc/", messages_read, name="messages_read"),
    path("ho-so/<str:number>/<slug:verb>/", act, name="act"),
]
