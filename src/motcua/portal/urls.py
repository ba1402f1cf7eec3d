from django.urls import URLPattern, path, register_converter

from motcua.portal.accessibility.view import accessibility
from motcua.portal.api_keys.view import api_key_end, api_keys
from motcua.portal.blank_form.view import blank_form
from motcua.portal.calendar.view import calendar
from motcua.portal.call_screen.view import call_screen
from motcua.portal.camera.view import camera, supplement_camera
from motcua.portal.camera_link.view import camera_arrived, camera_link, supplement_camera_link
from motcua.portal.camera_phone.view import camera_phone, camera_piece, camera_pieces
from motcua.portal.deadline.view import deadline, deadline_ics
from motcua.portal.dossier.view import dossier
from motcua.portal.dossier_file.view import dossier_file, draft_file
from motcua.portal.dossier_paper.view import dossier_paper
from motcua.portal.dossier_result.view import dossier_result
from motcua.portal.draft_discard.view import draft_discard
from motcua.portal.file_check.view import file_check
from motcua.portal.file_pages.view import file_original, file_pages, file_picture
from motcua.portal.filing.view import filing
from motcua.portal.filing_form.view import filing_form, filing_form_check
from motcua.portal.filing_papers.view import filing_paper_add, filing_paper_remove, filing_paper_reuse, filing_papers
from motcua.portal.filing_persons.view import filing_persons, filing_persons_save
from motcua.portal.filing_questions.view import filing_questions, filing_questions_check
from motcua.portal.filing_review.view import filing_review
from motcua.portal.guide.view import guide
from motcua.portal.help.view import help, help_glossary, help_topic
from motcua.portal.helping.view import helping
from motcua.portal.home.view import home
from motcua.portal.kiosk.view import kiosk
from motcua.portal.language.view import language
from motcua.portal.late.view import late
from motcua.portal.manual.view import manual, manual_picture
from motcua.portal.messages.view import message_file, messages, messages_read
from motcua.portal.my_dossiers.view import my_dossiers
from motcua.portal.my_ticket.view import my_ticket
from motcua.portal.organisation.view import organisation, organisation_acting, organisation_member
from motcua.portal.organisations.view import organisation_invitation, organisations
from motcua.portal.procedure.view import procedure
from motcua.portal.procedures.view import procedures
from motcua.portal.procedures_of_field.view import procedures_of_field
from motcua.portal.rating.view import rating
from motcua.portal.receipt.view import receipt
from motcua.portal.sign_in.view import sign_in
from motcua.portal.sign_in_code.view import sign_in_code
from motcua.portal.sign_in_name.view import sign_in_name
from motcua.portal.sign_in_partner.view import sign_in_partner
from motcua.portal.sign_out.view import sign_out
from motcua.portal.situation.view import situation
from motcua.portal.statistics.view import statistics, statistics_csv
from motcua.portal.supplement.view import supplement, supplement_file, supplement_keep
from motcua.portal.track.view import track, track_by_link
from motcua.portal.units.view import units
from motcua.portal.upload.view import upload, upload_begin, upload_cancel
from motcua.portal.withdrawal.view import withdrawal, withdrawal_cancel, withdrawal_confirm


class Text:
    """What keys and numbers are made of: nothing else reaches a query."""

    regex = r"[0-9A-Za-z.-]{1,60}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


class Key(Text):
    """A procedure's key has a hyphen; a draft's is a bare number."""

    regex = r"(?=[0-9A-Za-z.-]*-)[0-9A-Za-z.-]{1,60}"


class Row(Text):
    """The key of a row; longer than this is none of ours."""

    regex = r"[0-9]{1,15}"


register_converter(Text, "text")
register_converter(Key, "key")
register_converter(Row, "row")

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("thu-tuc/", procedures, name="procedures"),
    path("thu-tuc/linh-vuc/<slug:field>/", procedures_of_field, name="procedures_of_field"),
    path("thu-tuc/<key:key>/", procedure, name="procedure"),
    path("thu-tuc/<key:key>/mau-don/", blank_form, name="blank_form"),
    path("viec/<slug:situation>/", situation, name="situation"),
    path("so-lieu/", statistics, name="statistics"),
    path("so-lieu/so-lieu.csv", statistics_csv, name="statistics_csv"),
    path("qua-hen/", late, name="late"),
    path("noi-tiep-nhan/", units, name="units"),
    path("lich-lam-viec/", calendar, name="calendar"),
    path("lay-so/<text:unit>/", kiosk, name="kiosk"),
    path("goi-so/<text:unit>/", call_screen, name="call_screen"),
    path("so-cua-toi/<slug:token>/", my_ticket, name="my_ticket"),
    path("tinh-thoi-han/", deadline, name="deadline"),
    path("tinh-thoi-han/hen-tra.ics", deadline_ics, name="deadline_ics"),
    path("tro-giup/", help, name="help"),
    path("tro-giup/thuat-ngu/", help_glossary, name="help_glossary"),
    path("tro-giup/<slug:topic>/", help_topic, name="help_topic"),
    path("huong-dan/", guide, name="guide"),
    path("huong-dan/hinh/<slug:name>.png", manual_picture, name="manual_picture"),
    path("huong-dan/<slug:part>/", manual, name="manual"),
    path("ho-tro-tiep-can/", accessibility, name="accessibility"),
    path("ngon-ngu/", language, name="language"),
    path("dang-nhap/", sign_in, name="sign_in"),
    path("dang-nhap/ma/", sign_in_code, name="sign_in_code"),
    path("dang-nhap/doi-tac/", sign_in_partner, name="sign_in_partner"),
    path("dang-nhap/ho-ten/", sign_in_name, name="sign_in_name"),
    path("dang-xuat/", sign_out, name="sign_out"),
    path("nop/<key:key>/", filing, name="filing"),
    path("nop-giup/", helping, name="helping"),
    path("nop/<row:pk>/truong-hop/", filing_questions, name="filing_questions"),
    path("nop/<row:pk>/truong-hop/kiem/", filing_questions_check, name="filing_questions_check"),
    path("nop/<row:pk>/thong-tin/", filing_persons, name="filing_persons"),
    path("nop/<row:pk>/thong-tin/luu/", filing_persons_save, name="filing_persons_save"),
    path("nop/<row:pk>/to-khai/", filing_form, name="filing_form"),
    path("nop/<row:pk>/to-khai/kiem/", filing_form_check, name="filing_form_check"),
    path("nop/<row:pk>/giay-to/", filing_papers, name="filing_papers"),
    path("nop/<row:pk>/giay-to/bo/<row:paper>/", filing_paper_remove, name="filing_paper_remove"),
    path("nop/<row:pk>/giay-to/<text:requirement>/", filing_paper_add, name="filing_paper_add"),
    path("nop/<row:pk>/giay-to/<text:requirement>/dung-lai/<row:paper>/", filing_paper_reuse, name="filing_paper_reuse"),
    path("nop/<row:pk>/giay-to/<text:requirement>/chup/", camera, name="camera"),
    path("nop/<row:pk>/giay-to/<text:requirement>/chup/ma/", camera_link, name="camera_link"),
    path("chup-anh/<uuid:link>/da-ve/", camera_arrived, name="camera_arrived"),
    path("chup/<slug:secret>/", camera_phone, name="camera_phone"),
    path("chup/<slug:secret>/anh/", camera_pieces, name="camera_pieces"),
    path("chup/<slug:secret>/anh/<uuid:id>/", camera_piece, name="camera_piece"),
    path("nop/<row:pk>/tep/<uuid:file>/", draft_file, name="draft_file"),
    path("nop/<row:pk>/xoa/", draft_discard, name="draft_discard"),
    path("nop/<row:pk>/xem-lai/", filing_review, name="filing_review"),
    path("ho-so/", my_dossiers, name="my_dossiers"),
    path("ho-so/<text:number>/", dossier, name="dossier"),
    path("ho-so/<text:number>/bien-nhan/", receipt, name="receipt"),
    path("ho-so/<text:number>/bo-sung/", supplement, name="supplement"),
    path("ho-so/<text:number>/bo-sung/luu/", supplement_keep, name="supplement_keep"),
    path("ho-so/<text:number>/bo-sung/<text:requirement>/", supplement_file, name="supplement_file"),
    path("ho-so/<text:number>/bo-sung/<text:requirement>/chup/", supplement_camera, name="supplement_camera"),
    path("ho-so/<text:number>/bo-sung/<text:requirement>/chup/ma/", supplement_camera_link, name="supplement_camera_link"),
    path("ho-so/<text:number>/trao-doi/", messages, name="messages"),
    path("ho-so/<text:number>/trao-doi/da-doc/", messages_read, name="messages_read"),
    path("ho-so/<text:number>/trao-doi/tep/<uuid:file>/", message_file, name="message_file"),
    path("ho-so/<text:number>/ket-qua/", dossier_result, name="dossier_result"),
    path("ho-so/<text:number>/rut/", withdrawal, name="withdrawal"),
    path("ho-so/<text:number>/xac-nhan-rut/", withdrawal_confirm, name="withdrawal_confirm"),
    path("ho-so/<text:number>/khong-rut/", withdrawal_cancel, name="withdrawal_cancel"),
    path("ho-so/<text:number>/tep/<uuid:file>/", dossier_file, name="dossier_file"),
    path("ho-so/<text:number>/in/<text:paper>/", dossier_paper, name="dossier_paper"),
    path("khoa-ket-noi/", api_keys, name="api_keys"),
    path("khoa-ket-noi/<int:pk>/bo/", api_key_end, name="api_key_end"),
    path("to-chuc/", organisations, name="organisations"),
    path("to-chuc/loi-moi/<row:pk>/", organisation_invitation, name="organisation_invitation"),
    path("to-chuc/<row:pk>/", organisation, name="organisation"),
    path("to-chuc/<row:pk>/nop-cho/", organisation_acting, name="organisation_acting"),
    path("to-chuc/<row:pk>/thanh-vien/<row:member>/", organisation_member, name="organisation_member"),
    path("danh-gia/<text:number>/", rating, name="rating"),
    path("tai-len/", upload_begin, name="upload_begin"),
    path("tai-len/<uuid:id>/", upload, name="upload"),
    path("tai-len/<uuid:id>/bo/", upload_cancel, name="upload_cancel"),
    path("tep/<uuid:file>/xem/", file_pages, name="file_pages"),
    path("tep/<uuid:file>/trang/<row:page>/", file_picture, name="file_picture"),
    path("tep/<uuid:file>/goc/", file_original, name="file_original"),
    path("tep/<uuid:file>/xem-thu/", file_check, name="file_check"),
    path("tra-cuu/", track, name="track"),
    path("theo-doi/<text:number>", track_by_link, name="track_by_link"),
]
