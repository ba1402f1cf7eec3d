"""The internal process as BPMN 2.0 XML with its drawing: one pool, a lane for each place, steps from left to right."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree as Tree

from motcua.catalogue.rules.facts import PublishedVersion, StepPlan

_NAMES = {
    "": "http://www.omg.org/spec/BPMN/20100524/MODEL", "bpmndi": "http://www.omg.org/spec/BPMN/20100524/DI",
    "dc": "http://www.omg.org/spec/DD/20100524/DC", "di": "http://www.omg.org/spec/DD/20100524/DI",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
PLACES = {"receiving": "Bộ phận Một cửa", "lead": "Đơn vị giải quyết", "signing": "Nơi ký", "superior": "Cấp trên"}
LABEL, LANE, STEP_WIDTH, STEP_HEIGHT, GAP, EVENT = 30, 130, 140, 80, 50, 36

_MIDDLE = (LANE - STEP_HEIGHT) // 2


@dataclass(frozen=True, slots=True)
class Shape:
    """Where something is drawn."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """The same places for BPMN and for the picture on the page. steps: beside each its shape; lanes by place."""

    width: int
    height: int
    lanes: tuple[tuple[str, Shape], ...]
    start: Shape
    steps: tuple[tuple[StepPlan, Shape], ...]
    end: Shape
    lines: tuple[tuple[tuple[int, int], ...], ...]


def drawn(steps: Sequence[StepPlan]) -> Drawing:
    """Return where each step stands: lanes in the order in which the dossier first comes there."""
    places = list(dict.fromkeys(step.place for step in steps)) or [""]
    first = LABEL + GAP + EVENT + GAP
    shapes = [
        Shape(first + number * (STEP_WIDTH + GAP), places.index(step.place) * LANE + _MIDDLE, STEP_WIDTH, STEP_HEIGHT)
        for number, step in enumerate(steps)
    ]
    width = first + len(steps) * (STEP_WIDTH + GAP) + EVENT + GAP
    start = Shape(LABEL + GAP, (LANE - EVENT) // 2, EVENT, EVENT)
    last = places.index(steps[-1].place) if steps else 0
    end = Shape(width - GAP - EVENT, last * LANE + (LANE - EVENT) // 2, EVENT, EVENT)
    chain = [start, *shapes, end]
    return Drawing(
        width=width, height=LANE * len(places),
        lanes=tuple((place, Shape(LABEL, number * LANE, width - LABEL, LANE)) for number, place in enumerate(places)),
        start=start, steps=tuple(zip(steps, shapes, strict=True)), end=end,
        lines=tuple(_line(one, other) for one, other in pairwise(chain)),
    )


def _line(one: Shape, other: Shape) -> tuple[tuple[int, int], ...]:
    start, end = (one.x + one.width, one.y + one.height // 2), (other.x, other.y + other.height // 2)
    if start[1] == end[1]:
        return start, end
    middle = (start[0] + end[0]) // 2
    return start, (middle, start[1]), (middle, end[1]), end


def bpmn(version: PublishedVersion) -> bytes:
    """Return the process as a BPMN 2.0 document that any viewer opens."""
    drawing, root = drawn(version.steps), Tree.Element(_name("", "definitions"), {
        "id": "definitions", "targetNamespace": "urn:motcua:procedure", "exporter": "Motcua",
    })
    collaboration = _add(root, "", "collaboration", id="collaboration")
    _add(collaboration, "", "participant", id="pool", name=version.name, processRef="process")
    _process(_add(root, "", "process", id="process", name=version.name, isExecutable="false"), drawing)
    diagram = _add(root, "bpmndi", "BPMNDiagram", id="diagram")
    _plane(_add(diagram, "bpmndi", "BPMNPlane", id="plane", bpmnElement="collaboration"), drawing)
    Tree.indent(root)
    written: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _process(process: Tree.Element, drawing: Drawing) -> None:
    lanes = _add(process, "", "laneSet", id="lanes")
    for number, (place, _) in enumerate(drawing.lanes):
        lane = _add(lanes, "", "lane", id=f"lane-{number}", name=PLACES.get(place, place))
        for node in _nodes_of(place, drawing):
            _add(lane, "", "flowNodeRef").text = node
    nodes = ["start", *(f"step-{step.order}" for step, _ in drawing.steps), "end"]
    for number, node in enumerate(nodes):
        element = _node(process, node, drawing)
        if number:
            _add(element, "", "incoming").text = f"flow-{number}"
        if number < len(nodes) - 1:
            _add(element, "", "outgoing").text = f"flow-{number + 1}"
    for number, (source, target) in enumerate(pairwise(nodes), start=1):
        _add(process, "", "sequenceFlow", id=f"flow-{number}", sourceRef=source, targetRef=target)


def _node(process: Tree.Element, node: str, drawing: Drawing) -> Tree.Element:
    if node == "start":
        return _add(process, "", "startEvent", id=node, name="Hồ sơ đến")
    if node == "end":
        return _add(process, "", "endEvent", id=node, name="Đã trả kết quả")
    step = next(step for step, _ in drawing.steps if f"step-{step.order}" == node)
    task = _add(process, "", "userTask", id=node, name=step.action)
    if step.budget is not None:
        _add(task, "", "documentation").text = f"{step.duty}: {step.budget}"
    return task


def _nodes_of(place: str, drawing: Drawing) -> list[str]:
    steps = [step for step, _ in drawing.steps]
    nodes = [f"step-{step.order}" for step in steps if step.place == place]
    starts = ["start"] if not steps or steps[0].place == place else []
    return starts + nodes + (["end"] if not steps or steps[-1].place == place else [])


def _plane(plane: Tree.Element, drawing: Drawing) -> None:
    _shape(plane, "pool", Shape(0, 0, drawing.width, drawing.height), isHorizontal="true")
    for number, (_, shape) in enumerate(drawing.lanes):
        _shape(plane, f"lane-{number}", shape, isHorizontal="true")
    _shape(plane, "start", drawing.start)
    for step, shape in drawing.steps:
        _shape(plane, f"step-{step.order}", shape)
    _shape(plane, "end", drawing.end)
    for number, points in enumerate(drawing.lines, start=1):
        edge = _add(plane, "bpmndi", "BPMNEdge", id=f"flow-{number}-line", bpmnElement=f"flow-{number}")
        for x, y in points:
            _add(edge, "di", "waypoint", x=str(x), y=str(y))


def _shape(plane: Tree.Element, element: str, shape: Shape, **more: str) -> None:
    drawn_shape = _add(plane, "bpmndi", "BPMNShape", id=f"{element}-shape", bpmnElement=element, **more)
    _add(drawn_shape, "dc", "Bounds", x=str(shape.x), y=str(shape.y), width=str(shape.width), height=str(shape.height))


def _add(parent: Tree.Element, space: str, name: str, /, **entries: str) -> Tree.Element:
    return Tree.SubElement(parent, _name(space, name), entries)


def _name(space: str, name: str) -> str:
    return f"{{{_NAMES[space]}}}{name}"


for _prefix, _uri in _NAMES.items():
    Tree.register_namespace(_prefix, _uri)
