"""A procedure as linked data: CPSV-AP 3.2 (SEMIC, CC BY 4.0), and our own words where that has none.

CPSV-AP gives a service one processing time; the law gives one for each case. So each stands as a term of its own beside it.
"""

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.urls import reverse

from motcua.catalogue.queries import Fee, Paper, PublishedVersion, Situation
from motcua.deadlines.rules import Term, TermUnit
from motcua.people import queries as people
from motcua.portal.wording import LEVELS, SERVICES, readable

if TYPE_CHECKING:
    from motcua.people.models import Unit

TYPE = "application/ld+json; charset=utf-8"
Node = dict[str, Any]
CONTEXT = {
    "cpsv": "http://purl.org/vocab/cpsv#", "m8g": "http://data.europa.eu/m8g/", "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#", "eli": "http://data.europa.eu/eli/ontology#", "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/", "adms": "http://www.w3.org/ns/adms#", "dcat": "http://www.w3.org/ns/dcat#",
    "time": "http://www.w3.org/2006/time#", "xsd": "http://www.w3.org/2001/XMLSchema#", "mc": "urn:motcua:terms:",
}  # fmt: skip
AREA_NAME = "Tỉnh Bắc Giang"
LEADS = {"province": "Sở Nông nghiệp và PTNT", "district": "Cơ quan chuyên môn cấp huyện", "commune": "Ủy ban nhân dân cấp xã"}
AREA = "http://data.europa.eu/88u/dataset/atu-type"
_VIETNAMESE = "http://publications.europa.eu/resource/authority/language/VIE"
STATUS = {"PUBLISHED": "Đang áp dụng", "SUPERSEDED": "Đã thay thế"}
# ISO 8601 knows no working days: the number of days stands for them, the term beside it says which days are meant.
_DURATIONS = {
    TermUnit.WORKING_DAY: "P{}D", TermUnit.CALENDAR_DAY: "P{}D", TermUnit.WORKING_HOUR: "PT{}H", TermUnit.MONTH: "P{}M",
    TermUnit.SAME_DAY: "P1D",
}  # fmt: skip


def is_wanted(request: HttpRequest) -> bool:
    """Tell whether the asker would rather have data than a page."""
    if request.GET.get("dinh-dang") == "jsonld":
        return True
    return request.get_preferred_type(["text/html", "application/ld+json", "application/json"]) not in ("text/html", None)


def text(request: HttpRequest, procedure: PublishedVersion, units: "Sequence[Unit]", situations: Iterable[Situation]) -> str:
    """Return the procedure as JSON-LD; its address is the page's own."""
    at = request.build_absolute_uri(reverse("portal:procedure", args=[procedure.procedure_key]))
    its = [one for one in situations if any(row.procedure_key == procedure.procedure_key for row in one.procedures)]
    node = _service(procedure, at, list(units)) | {
        "m8g:isGroupedBy": [_event(one, request.build_absolute_uri(reverse("portal:situation", args=[one.key]))) for one in its],
    }  # fmt: skip
    full = {"@context": CONTEXT} | {name: value for name, value in node.items() if value not in (None, [], "")}
    return json.dumps(full, ensure_ascii=False, indent=1)


def _service(procedure: PublishedVersion, at: str, units: "list[Unit]") -> Node:
    return {
        "@id": at, "@type": "cpsv:PublicService", "dct:identifier": procedure.procedure_key, "dct:title": said(procedure.name),
        "dct:description": said(_description(procedure)), "dct:language": {"@id": _VIETNAMESE, "@type": "dct:LinguisticSystem"},
        "dcat:keyword": [said(procedure.field)], "m8g:thematicArea": concept(f"{at}#field", procedure.field),
        "adms:status": concept(f"{at}#status", STATUS.get(procedure.state.value, procedure.state.value)),
        "dct:audience": [concept(f"{at}#audience-{n}", one) for n, one in enumerate(procedure.applicants, 1)],
        "dct:spatial": {"@id": f"{at}#area", "@type": "dct:Location", "skos:prefLabel": said(AREA_NAME)},
        "m8g:hasCompetentAuthority": _authority(procedure, at),
        "m8g:hasChannel": _channels(procedure, at, units), "m8g:contactPoint": [_contact(unit, at) for unit in units[:3]],
        "m8g:hasCost": [_cost(fee, at) for fee in procedure.fees],
        "cpsv:hasInput": [_evidence(one, at) for one in procedure.papers],
        "m8g:holdsRequirement": _named("m8g:Requirement", f"{at}#requirement", procedure.conditions),
        "cpsv:produces": _named("m8g:Output", f"{at}#output", [result.name for result in procedure.results]),
        "cpsv:follows": _rule(procedure, at), "m8g:hasLegalResource": _law(procedure, at),
        "m8g:processingTime": duration(procedure.term), "mc:term": _terms(procedure, at),
        "mc:serviceLevel": said(SERVICES[procedure.service_level]), "mc:validFrom": _day(procedure.valid_from),
        "mc:validTo": _day(procedure.valid_to), "mc:publishedCode": procedure.published_code or procedure.code,
        "mc:unverified": list(procedure.unverified),
    }  # fmt: skip


def said(words: str) -> Node:
    return {"@value": words, "@language": "vi"}


def concept(at: str, words: str) -> Node:
    return {"@id": at, "@type": "skos:Concept", "skos:prefLabel": said(words)}


def _named(kind: str, at: str, every: Iterable[str]) -> list[Node]:
    name = at.rpartition("#")[2]
    return [
        {"@id": f"{at}-{n}", "@type": kind, "dct:identifier": f"{name}-{n}", "dct:title": said(readable(words))}
        for n, words in enumerate(every, 1)
    ]


def duration(term: Term | None) -> Node | None:
    """Return a term as ISO 8601 writes it; parts of a day have no such writing, their term beside it says them."""
    if term is None or term.amount != term.amount.to_integral_value():
        return None
    return {"@value": _DURATIONS[term.unit].format(int(term.amount)), "@type": "xsd:duration"}


def _description(procedure: PublishedVersion) -> str:
    parts = [procedure.name, f"Lĩnh vực {procedure.field}", LEVELS[procedure.level], SERVICES[procedure.service_level]]
    return ". ".join(parts) + "."


def _authority(procedure: PublishedVersion, at: str) -> Node:
    area = {"@id": f"{at}#authority-area", "@type": AREA, "skos:prefLabel": said(AREA_NAME)}
    return {
        "@id": f"{at}#authority", "@type": ["m8g:PublicOrganisation", "org:Organization"], "dct:identifier": procedure.lead_unit,
        "skos:prefLabel": said(_lead(procedure)), "dct:spatial": area,
    }  # fmt: skip


def _lead(procedure: PublishedVersion) -> str:
    """One unit's name, or, where every district or commune does it for itself, what they are."""
    unit = people.every_unit().get(procedure.lead_unit)
    return unit.name if unit else LEADS[procedure.level]


def _channels(procedure: PublishedVersion, at: str, units: "list[Unit]") -> list[Node]:
    ways = [("counter", "Trực tiếp tại bộ phận một cửa"), ("post", "Qua dịch vụ bưu chính công ích")]
    if procedure.service_level != "none":
        ways.append(("online", "Trực tuyến"))
    owners = [
        {"@id": f"urn:motcua:unit:{unit.code}", "@type": "org:Organization", "skos:prefLabel": said(unit.name)} for unit in units
    ]
    return [
        {"@id": f"{at}#channel-{key}", "@type": "m8g:Channel", "dct:identifier": key, "dct:description": said(words),
         "dct:type": concept(f"urn:motcua:terms:channel-{key}", words)} | ({"m8g:ownedBy": owners} if owners else {})
        for key, words in ways
    ]  # fmt: skip


def _contact(unit: "Unit", at: str) -> Node:
    hours = {"@type": "time:TemporalEntity", "dct:description": said(unit.hours)} if unit.hours else None
    node = {
        "@id": f"{at}#contact-{unit.code}", "@type": "m8g:ContactPoint", "skos:prefLabel": said(unit.name),
        "m8g:telephone": unit.phone, "m8g:openingHours": hours,
    }  # fmt: skip
    return {name: value for name, value in node.items() if value}


def _cost(fee: Fee, at: str) -> Node:
    return {
        "@id": f"{at}#{fee.key}", "@type": "m8g:Cost", "dct:identifier": fee.key, "dct:description": said(readable(fee.name)),
        "m8g:hasValue": {"@value": f"{fee.amount}.0", "@type": "xsd:double"},
        "m8g:currency": concept("http://publications.europa.eu/resource/authority/currency/VND", "Đồng Việt Nam"),
    }  # fmt: skip


def _evidence(paper: Paper, at: str) -> Node:
    form = readable(paper.form)
    about = [f"{paper.originals} bản chính" if paper.originals else "", f"{paper.copies} bản sao" if paper.copies else "",
             f"theo mẫu {form}" if form else "", readable(paper.note)]  # fmt: skip
    node = {
        "@id": f"{at}#{paper.key}", "@type": "m8g:Evidence", "dct:identifier": paper.key, "dct:title": said(readable(paper.name)),
        "mc:isRequired": paper.required, "mc:case": paper.case,
    }  # fmt: skip
    words = "; ".join(one for one in about if one)
    return {name: value for name, value in node.items() if value is not None} | ({"dct:description": said(words)} if words else {})


def _rule(procedure: PublishedVersion, at: str) -> Node:
    steps = "; ".join(f"{step.order}. {readable(step.action)}" for step in procedure.steps)
    return {
        "@id": f"{at}#rule", "@type": "cpsv:Rule", "dct:identifier": "rule", "dct:title": said("Trình tự thực hiện"),
        "dct:description": said(readable(procedure.order_text) or steps or procedure.name),
        "cpsv:implements": [{"@id": one["@id"]} for one in _law(procedure, at)],
    }  # fmt: skip


def _law(procedure: PublishedVersion, at: str) -> list[Node]:
    return [
        {"@id": f"{at}#law-{n}", "@type": "eli:LegalResource", "dct:title": said(readable(basis.text))}
        for n, basis in enumerate(procedure.legal_basis, 1)
    ]


def _terms(procedure: PublishedVersion, at: str) -> list[Node]:
    """The term of the general case and of every case that has its own."""
    cases = [("general", "Trường hợp chung", procedure.term), *((case.key, case.name, case.term) for case in procedure.cases)]
    return [
        {"@id": f"{at}#term-{key}", "@type": "mc:Term", "mc:case": key, "dct:title": said(name), "mc:level": procedure.level,
         "mc:amount": {"@value": f"{term.amount:f}", "@type": "xsd:decimal"}, "mc:unit": term.unit.value,
         "mc:legalText": said(str(term))}
        for key, name, term in cases if term is not None
    ]  # fmt: skip


def _event(situation: Situation, at: str) -> Node:
    return {
        "@id": at, "@type": ["m8g:BusinessEvent", "m8g:Event"], "dct:identifier": situation.key,
        "dct:title": [said(situation.name), {"@value": situation.english, "@language": "en"}],
        "dct:description": said(situation.about),
    }  # fmt: skip


def _day(day: Any) -> Node | None:
    return {"@value": day.isoformat(), "@type": "xsd:date"} if day else None
