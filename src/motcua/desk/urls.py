from django.urls import path

from motcua.desk.act.view import act
from motcua.desk.contact.view import contact, contact_picture, contact_slip
from motcua.desk.contact_new.view import contact_new
from motcua.desk.contacts.view import contacts
from motcua.desk.dossier.view import dossier
from motcua.desk.file.view import file
from motcua.desk.inbox.view import inbox
from motcua.desk.intake.view import intake, intake_of
from motcua.desk.machine.view import machine
from motcua.desk.me.view import me
from motcua.desk.notices.view import notices
from motcua.desk.paper.view import paper
from motcua.desk.queue.view import queue
from motcua.desk.queues.view import queues
from motcua.desk.receipt.view import receipt, receipt_picture
from motcua.desk.register.view import register
from motcua.desk.search.view import search

app_name = "desk"
urlpatterns = [
    path("", inbox, name="inbox"),
    path("tim/", search, name="search"),
    path("thong-bao/", notices, name="notices"),
    path("toi/", me, name="me"),
    path("so/", register, name="register"),
    path("may-o-quay/", machine, name="machine"),
    path("hang-doi/", queue, name="queue"),
    path("hang-doi/dat/", queues, name="queues"),
    path("luot-tiep/", contacts, name="contacts"),
    path("luot-tiep/moi/", contact_new, name="contact_new"),
    path("luot-tiep/<int:pk>/", contact, name="contact"),
    path("luot-tiep/<int:pk>/phieu.pdf", contact_slip, name="contact_slip"),
    path("luot-tiep/<int:pk>/<int:paper>.svg", contact_picture, name="contact_picture"),
    path("tiep-nhan/", intake, name="intake"),
    path("tiep-nhan/<str:key>/", intake_of, name="intake_of"),
    path("ho-so/<str:number>/", dossier, name="dossier"),
    path("ho-so/<str:number>/giay-hen/", receipt, name="receipt"),
    path("ho-so/<str:number>/giay-hen/<int:paper>.svg", receipt_picture, name="receipt_picture"),
    path("ho-so/<str:number>/giay/<slug:form>.pdf", paper, name="paper"),
    path("ho-so/<str:number>/tep/<uuid:id>/", file, name="file"),
    path("ho-so/<str:number>/<slug:verb>/", act, name="act"),
]
