from django.urls import path

from motcua.desk.absences.view import absences
from motcua.desk.act.view import act
from motcua.desk.catalogue.view import catalogue
from motcua.desk.catalogue_compare.view import catalogue_compare
from motcua.desk.catalogue_export.view import catalogue_export, catalogue_export_all
from motcua.desk.catalogue_form.view import catalogue_field, catalogue_form
from motcua.desk.catalogue_import.view import catalogue_import
from motcua.desk.catalogue_part.view import catalogue_part
from motcua.desk.catalogue_procedure.view import catalogue_procedure
from motcua.desk.catalogue_try.view import catalogue_try
from motcua.desk.catalogue_version.view import catalogue_version
from motcua.desk.closing.view import closing, closing_restate
from motcua.desk.closing_new.view import closing_new
from motcua.desk.closings.view import closings
from motcua.desk.contact.view import contact, contact_picture, contact_slip
from motcua.desk.contact_new.view import contact_new
from motcua.desk.contacts.view import contacts
from motcua.desk.control_room.view import control_room
from motcua.desk.criteria.view import criteria
from motcua.desk.declared.view import declared
from motcua.desk.dossier.view import dossier
from motcua.desk.draft_pages.view import draft_pages
from motcua.desk.export.view import export, export_file
from motcua.desk.exports.view import export_make, exports
from motcua.desk.figure.view import figure
from motcua.desk.figure_change.view import figure_change
from motcua.desk.figure_list.view import figure_list
from motcua.desk.file.view import file
from motcua.desk.file_pages.view import file_pages, file_picture
from motcua.desk.formulas.view import formulas
from motcua.desk.handover_list.view import handover_list
from motcua.desk.handovers.view import handovers
from motcua.desk.head.view import head, head_check, head_sign
from motcua.desk.inbox.arranging import inbox_arrange, inbox_columns, inbox_saved
from motcua.desk.inbox.many import inbox_many
from motcua.desk.inbox.view import inbox, inbox_news
from motcua.desk.intake.view import intake, intake_of
from motcua.desk.late_list.view import late_list
from motcua.desk.listed.view import listed, listed_file
from motcua.desk.lists.view import lists
from motcua.desk.machine.view import machine
from motcua.desk.me.view import me
from motcua.desk.messages.view import messages, messages_read
from motcua.desk.notices.view import notices
from motcua.desk.obligation_change.view import obligation_change, obligation_new
from motcua.desk.obligations.view import obligations
from motcua.desk.paper.view import paper
from motcua.desk.people.view import people
from motcua.desk.people_add.view import people_add
from motcua.desk.people_import.view import people_import, people_import_template
from motcua.desk.person.view import person
from motcua.desk.person_change.view import person_change
from motcua.desk.plan.view import plan, plan_word
from motcua.desk.plan_change.view import plan_change
from motcua.desk.plan_findings.view import plan_findings
from motcua.desk.plan_import.view import plan_import
from motcua.desk.plan_targets.view import plan_targets
from motcua.desk.plan_task.view import plan_file, plan_task
from motcua.desk.plan_urging.view import plan_letter, plan_urging
from motcua.desk.plans.view import plans
from motcua.desk.queue.view import queue
from motcua.desk.queues.view import queues
from motcua.desk.ratings.view import ratings, ratings_looked
from motcua.desk.receipt.view import receipt, receipt_picture
from motcua.desk.register.view import register
from motcua.desk.report.view import report, report_approve, report_file
from motcua.desk.report_rules.view import report_rules
from motcua.desk.reports.view import report_make, reports
from motcua.desk.restatement.view import restatement
from motcua.desk.result_template.view import result_template, result_template_file, result_template_try
from motcua.desk.result_templates.view import result_templates
from motcua.desk.rhythm.view import rhythm
from motcua.desk.scan.view import scan, scan_arrived, scan_picture
from motcua.desk.scans.view import scan_add, scan_came, scan_code, scans
from motcua.desk.scores.view import scores
from motcua.desk.search.view import search
from motcua.desk.settings.view import settings
from motcua.desk.stand_in.view import stand_in
from motcua.desk.targets.view import targets
from motcua.desk.training.view import training
from motcua.desk.unit.view import unit
from motcua.desk.unit_change.view import unit_change
from motcua.desk.units.view import units
from motcua.desk.waiting.view import waiting

app_name = "desk"
urlpatterns = [
    path("", inbox, name="inbox"),
    path("phu-trach/", head, name="head"),
    path("phu-trach/ky/", head_sign, name="head_sign"),
    path("phu-trach/duyet/", head_check, name="head_check"),
    path("qua-han/", late_list, name="late_list"),
    path("danh-gia/", ratings, name="ratings"),
    path("danh-gia/<int:pk>/xem-xet/", ratings_looked, name="ratings_looked"),
    path("moi/", inbox_news, name="inbox_news"),
    path("loc/", inbox_arrange, name="inbox_arrange"),
    path("loc/cot/", inbox_columns, name="inbox_columns"),
    path("loc/da-luu/", inbox_saved, name="inbox_saved"),
    path("nhieu-ho-so/", inbox_many, name="inbox_many"),
    path("tim/", search, name="search"),
    path("thong-bao/", notices, name="notices"),
    path("toi/", me, name="me"),
    path("thiet-lap/", settings, name="settings"),
    path("thiet-lap/lam-thay/", stand_in, name="stand_in"),
    path("tap-huan/", training, name="training"),
    path("vang-mat/", absences, name="absences"),
    path("can-bo/", people, name="people"),
    path("can-bo/them/", people_add, name="people_add"),
    path("can-bo/nhap/", people_import, name="people_import"),
    path("can-bo/nhap/mau.xlsx", people_import_template, name="people_import_template"),
    path("can-bo/<int:account>/", person, name="person"),
    path("can-bo/<int:account>/<slug:change>/", person_change, name="person_change"),
    path("don-vi/", units, name="units"),
    path("don-vi/<str:code>/", unit, name="unit"),
    path("don-vi/<str:code>/<slug:change>/", unit_change, name="unit_change"),
    path("bao-cao/", reports, name="reports"),
    path("bao-cao/lap/", report_make, name="report_make"),
    path("bao-cao/quy-dinh/", report_rules, name="report_rules"),
    path("bao-cao/<int:pk>/", report, name="report"),
    path("bao-cao/<int:pk>/duyet/", report_approve, name="report_approve"),
    path("bao-cao/<int:pk>/tep.<slug:format>", report_file, name="report_file"),
    path("danh-muc/", catalogue, name="catalogue"),
    path("danh-muc/tt/<str:key>/", catalogue_procedure, name="catalogue_procedure"),
    path("danh-muc/ban/<int:pk>/", catalogue_version, name="catalogue_version"),
    path("danh-muc/ban/<int:pk>/phan/<slug:part>/", catalogue_part, name="catalogue_part"),
    path("danh-muc/ban/<int:pk>/xuat.<slug:kind>", catalogue_export, name="catalogue_export"),
    path("danh-muc/ban/<int:pk>/mau/", catalogue_form, name="catalogue_form"),
    path("danh-muc/ban/<int:pk>/mau/<str:where>/", catalogue_field, name="catalogue_field"),
    path("danh-muc/ban/<int:pk>/thu/", catalogue_try, name="catalogue_try"),
    path("danh-muc/mau-van-ban/", result_templates, name="result_templates"),
    path("danh-muc/mau-van-ban/<int:pk>/", result_template, name="result_template"),
    path("danh-muc/mau-van-ban/<int:pk>/mau.docx", result_template_file, name="result_template_file"),
    path("danh-muc/mau-van-ban/<int:pk>/thu.<slug:kind>", result_template_try, name="result_template_try"),
    path("danh-muc/xuat.xlsx", catalogue_export_all, name="catalogue_export_all"),
    path("danh-muc/nhap/", catalogue_import, name="catalogue_import"),
    path("danh-muc/so-sanh/<int:before>/<int:after>/", catalogue_compare, name="catalogue_compare"),
    path("chi-tieu/", targets, name="targets"),
    path("ke-hoach/", plans, name="plans"),
    path("ke-hoach/nhap/", plan_import, name="plan_import"),
    path("ke-hoach/<int:plan>/", plan, name="plan"),
    path("ke-hoach/<int:plan>/ke-hoach.docx", plan_word, name="plan_word"),
    path("ke-hoach/<int:plan>/chi-tieu/", plan_targets, name="plan_targets"),
    path("ke-hoach/<int:plan>/don-doc/", plan_urging, name="plan_urging"),
    path("ke-hoach/<int:plan>/don-doc/<int:letter>.pdf", plan_letter, name="plan_letter"),
    path("ke-hoach/<int:plan>/kiem-tra/", plan_findings, name="plan_findings"),
    path("ke-hoach/<int:plan>/nhiem-vu/<int:task>/", plan_task, name="plan_task"),
    path("ke-hoach/<int:plan>/tep/<uuid:id>/", plan_file, name="plan_file"),
    path("ke-hoach/<int:plan>/sua/<slug:change>/<int:pk>/", plan_change, name="plan_change"),
    path("so/", register, name="register"),
    path("so/danh-sach/", lists, name="lists"),
    path("so/danh-sach/<slug:kind>/", listed, name="listed"),
    path("so/danh-sach/<slug:kind>/tep.<slug:format>", listed_file, name="listed_file"),
    path("may-o-quay/", machine, name="machine"),
    path("hang-doi/", queue, name="queue"),
    path("hang-doi/dat/", queues, name="queues"),
    path("luot-tiep/", contacts, name="contacts"),
    path("tep-xuat/", exports, name="exports"),
    path("tep-xuat/lap/", export_make, name="export_make"),
    path("tep-xuat/<int:pk>/", export, name="export"),
    path("tep-xuat/<int:pk>/tep/", export_file, name="export_file"),
    path("so-lieu/", control_room, name="control_room"),
    path("so-lieu/chuyen-giao/", handovers, name="handovers"),
    path("so-lieu/chuyen-giao/ho-so/", handover_list, name="handover_list"),
    path("so-lieu/nhip-ho-so/", rhythm, name="rhythm"),
    path("so-lieu/chot-so-lieu/", closings, name="closings"),
    path("so-lieu/chot-so-lieu/moi/", closing_new, name="closing_new"),
    path("so-lieu/chot-so-lieu/<int:pk>/", closing, name="closing"),
    path("so-lieu/chot-so-lieu/<int:pk>/lap-dinh-chinh/", closing_restate, name="closing_restate"),
    path("so-lieu/chot-so-lieu/<int:pk>/dinh-chinh/<int:ordinal>/", restatement, name="restatement"),
    path("so-lieu/diem-766/", scores, name="scores"),
    path("so-lieu/chin-chi-so/", criteria, name="criteria"),
    path("so-lieu/cho-doi/", waiting, name="waiting"),
    path("so-lieu/cach-tinh/", formulas, name="formulas"),
    path("so-lieu/cach-tinh/<str:code>/<slug:change>/", figure_change, name="figure_change"),
    path("so-viec/", obligations, name="obligations"),
    path("so-viec/moi/<slug:change>/", obligation_new, name="obligation_new"),
    path("so-viec/<int:pk>/<slug:change>/", obligation_change, name="obligation_change"),
    path("so-lieu/<str:code>/", figure, name="figure"),
    path("so-lieu/<str:code>/<str:part>/", figure_list, name="figure_list"),
    path("luot-tiep/moi/", contact_new, name="contact_new"),
    path("luot-tiep/<int:pk>/", contact, name="contact"),
    path("luot-tiep/<int:pk>/phieu.pdf", contact_slip, name="contact_slip"),
    path("luot-tiep/<int:pk>/<int:paper>.svg", contact_picture, name="contact_picture"),
    path("tiep-nhan/", intake, name="intake"),
    path("tiep-nhan/chup/", scan, name="scan"),
    path("tiep-nhan/chup/<uuid:id>/", scan_arrived, name="scan_arrived"),
    path("tiep-nhan/chup/<uuid:id>/anh.webp", scan_picture, name="scan_picture"),
    path("tiep-nhan/<str:key>/", intake_of, name="intake_of"),
    path("ho-so/<str:number>/", dossier, name="dossier"),
    path("ho-so/<str:number>/du-thao/<int:ordinal>.pdf", draft_pages, name="draft_pages"),
    path("ho-so/<str:number>/giay-hen/", receipt, name="receipt"),
    path("ho-so/<str:number>/giay-hen/<int:paper>.svg", receipt_picture, name="receipt_picture"),
    path("ho-so/<str:number>/giay/<slug:form>.pdf", paper, name="paper"),
    path("ho-so/<str:number>/tep/<uuid:id>/", file, name="file"),
    path("ho-so/<str:number>/tep/<uuid:id>/xem/", file_pages, name="file_pages"),
    path("ho-so/<str:number>/tep/<uuid:id>/trang/<int:page>/", file_picture, name="file_picture"),
    path("ho-so/<str:number>/to-khai/", declared, name="declared"),
    path("ho-so/<str:number>/ban-quet/", scans, name="scans"),
    path("ho-so/<str:number>/ban-quet/anh/<uuid:id>/", scan_came, name="scan_came"),
    path("ho-so/<str:number>/ban-quet/<slug:paper>/", scan_add, name="scan_add"),
    path("ho-so/<str:number>/ban-quet/<slug:paper>/ma/", scan_code, name="scan_code"),
    path("ho-so/<str:number>/trao-doi/", messages, name="messages"),
    path("ho-so/<str:number>/trao-doi/da-doc/", messages_read, name="messages_read"),
    path("ho-so/<str:number>/<slug:verb>/", act, name="act"),
]
