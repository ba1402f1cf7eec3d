"""The procedure as data: by content negotiation, whole, and as CPSV-AP asks."""

import json
from pathlib import Path

import pytest
from django.test import Client
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, RDF

from motcua.catalogue import queries as catalogue
from motcua.deadlines.rules import Term
from motcua.kernel.moments import local_date
from motcua.portal.builders import KEY, NOW
from motcua.portal.procedure.linked import duration

# rdflib warns of its own parser.
pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")]
SHAPES = Graph().parse(Path(__file__).with_name("shapes.ttl"))
SERVICE = URIRef("http://purl.org/vocab/cpsv#PublicService")
LINKED = {"Accept": "application/ld+json"}
TERMS = "PREFIX mc: <urn:motcua:terms:> SELECT ?amount ?case WHERE { ?service mc:term [ mc:amount ?amount ; mc:case ?case ] }"


def data(key=KEY, headers=LINKED, **query):
    return Client().get(f"/thu-tuc/{key}/", query, headers=headers)


def graph(*answers):
    found = Graph()
    for answer in answers:
        found.parse(data=answer.content, format="json-ld")
    return found


def told(found):
    conforms, _, text = validate(found, shacl_graph=SHAPES, inference="none")
    return "" if conforms else text


@pytest.mark.parametrize(("accept", "type_"), [
    ("application/ld+json", "application/ld+json"), ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
    ("*/*", "text/html"),
    ("application/ld+json;q=0.9, text/html;q=0.5", "application/ld+json"), ("", "text/html"), ("image/png", "text/html"),
])
def test_one_address_two_ways_to_read_it(office, accept, type_):
    answer = data(headers={"Accept": accept})
    assert answer["Content-Type"].startswith(type_)
    assert "Accept" in answer["Vary"]


def test_a_link_for_who_cannot_ask_otherwise(office):
    assert data(headers={}, **{"dinh-dang": "jsonld"}).content == data().content
    assert 'rel="alternate" type="application/ld+json"' in data(headers={}).content.decode()


def test_it_says_what_the_page_says(office):
    found = json.loads(data().content)
    assert found["dct:identifier"] == KEY
    assert found["m8g:processingTime"] == {"@value": "P21D", "@type": "xsd:duration"}
    assert found["m8g:hasCost"][0]["m8g:hasValue"]["@value"] == "800000.0"
    assert {one["dct:identifier"] for one in found["m8g:hasChannel"]} == {"counter", "post", "online"}
    assert found["m8g:isGroupedBy"][0]["@id"] == "http://testserver/viec/mo-cua-hang-thuoc-bao-ve-thuc-vat/"
    assert "term" in found["mc:unverified"]


def test_every_procedure_is_a_public_service_as_cpsv_ap_asks(office):
    every = [version.procedure_key for version in catalogue.current_versions(local_date(NOW))]
    found = graph(*map(data, every))
    assert len(set(found.subjects(RDF.type, SERVICE))) == len(every) > 130
    assert told(found) == ""


def test_every_case_has_its_term(office):
    several = next(v for v in catalogue.current_versions(local_date(NOW)) if len({case.term for case in v.cases if case.term}) > 1)
    terms = {str(row.case): row.amount.toPython() for row in graph(data(several.procedure_key)).query(TERMS)}
    for case in several.cases:
        assert terms.get(case.key) == (case.term.amount if case.term else None)


@pytest.mark.parametrize("gone", ["identifier", "title", "description"])
def test_what_is_missing_would_be_seen(office, gone):
    found = graph(data())
    service = next(found.subjects(RDF.type, SERVICE))
    found.remove((service, DCTERMS[gone], None))
    assert "MinCount" in told(found)


def test_a_second_processing_time_would_be_seen(office):
    found = graph(data())
    service = next(found.subjects(RDF.type, SERVICE))
    time = URIRef("http://data.europa.eu/m8g/processingTime")
    found.add((service, time, Literal("mươi ngày")))
    assert "MaxCount" in told(found)


@pytest.mark.parametrize(("term", "written"), [
    ("21 ngày làm việc", "P21D"), ("8 giờ làm việc", "PT8H"), ("2 tháng", "P2M"), ("trong ngày", "P1D"),
])
def test_terms_as_iso_writes_them(term, written):
    assert duration(Term.parse(term))["@value"] == written
    assert duration(None) is duration(Term.parse("0,5 ngày làm việc")) is None
