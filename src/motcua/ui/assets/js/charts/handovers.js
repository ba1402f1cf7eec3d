// Who hands over to whom: boxes in layers, arrows as wide as the number and as red as the wait. Where things are was decided by the page.
import { CARD, SOFT, colour, fold, number, shapes, words } from './look.js'

const BOX = 150, TALL = 36, EDGE = 12

export function handovers({ rows, columns, options }, { width, height }) {
  const { layers, nodes } = options
  const pitch = layers > 1 ? (width - BOX - 4) / (layers - 1) : 0
  const high = (height - 2 * EDGE) / options.rows
  const at = ([layer, row]) => [layer * pitch + 2, EDGE + row * high]
  const most = Math.max(...rows.map(({ cells }) => cells[0].value))
  const arrows = rows.map((row) => ({ ...row, ...ends(row.facts.path), thick: 1.5 + 8 * Math.sqrt(row.cells[0].value / most) }))
  const ports = spread(arrows)
  const told = arrows.length <= 24
  return { series: [
    { ...shapes(arrows.map((arrow) => drawn(arrow, ports, at, columns, told)), 2), emphasis: { focus: 'self' } },
    shapes(nodes.map(({ name, at: place }) => box(name, at(place))), 4)
  ] }
}

// Forward arrows leave to the right; what goes against the stream leaves to the left, and comes in from the right.
function ends(path) {
  const step = path.at(-1)[0] - path[0][0]
  return { back: step <= 0, out: step >= 0 ? 'right' : 'left', into: step > 0 ? 'left' : 'right' }
}

// The arrows of one side of a box stand one below the other, in the order of where they come from.
function spread(arrows) {
  const sides = new Map()
  const add = (name, side, arrow, toward) => {
    const key = `${name}\n${side}`
    sides.set(key, [...sides.get(key) ?? [], { arrow, toward }])
  }
  for (const arrow of arrows) {
    const { source, target, path } = arrow.facts
    if (source === target) continue
    add(source, arrow.out, arrow, path[1][1])
    add(target, arrow.into, arrow, path.at(-2)[1])
  }
  const places = new Map()
  for (const [key, all] of sides) {
    all.sort((a, b) => a.toward - b.toward)
    all.forEach(({ arrow }, n) => places.set(`${key}\n${arrow.name}`, ((n + 1) / (all.length + 1) - 0.5) * TALL))
  }
  return places
}

function drawn(arrow, ports, at, columns, told) {
  const { source, target, shade } = arrow.facts
  const { curves, head } = source === target ? around(arrow, at) : between(arrow, ports, at)
  const pathData = curves.map(([[x, y], ...rest]) => `M${x} ${y}C${rest.flat().join(' ')}`).join('')
  const [x, y] = along(curves[0], curves.length > 1 ? 0.6 : 0.36)
  const look = arrow.back ? 'wait-back' : `wait-${shade}`
  return {
    href: arrow.cells[0].href, tip: [arrow.name, arrow.cells.map((cell, n) => [n ? '' : look, columns[n].name, cell.text])],
    shapes: [
      { type: 'path', shape: { pathData }, style: { fill: 'none', stroke: colour(`wait-${shade}`), lineWidth: arrow.thick, lineDash: arrow.back ? [6 + arrow.thick, 4] : 'solid' }, blur: { style: { opacity: 0.12 } } },
      { type: 'polygon', shape: { points: head }, style: { fill: colour(`wait-${shade}`) }, blur: { style: { opacity: 0.12 } } },
      ...told ? [words(number(arrow.cells[0].value), x, y, { align: 'center', size: 12, weight: 600, stroke: CARD, lineWidth: 4 })] : []
    ]
  }
}

function between(arrow, ports, at) {
  const { source, target, path } = arrow.facts
  const out = arrow.out === 'right' ? 1 : -1
  const way = arrow.into === 'left' ? 1 : -1
  const side = (place, name, edge) => { const [x, y] = at(place); return [x + (edge === 'right' ? BOX : 0), y + ports.get(`${name}\n${edge}\n${arrow.name}`)] }
  const start = side(path[0], source, arrow.out)
  const [x, y] = side(path.at(-1), target, arrow.into)
  const long = 5 + arrow.thick * 0.8
  const through = path.slice(1, -1).flatMap((place) => { const [px, py] = at(place); return way > 0 ? [[px, py], [px + BOX, py]] : [[px + BOX, py], [px, py]] })
  const points = [start, ...through, [x - way * long, y]]
  const curves = points.slice(1).map((to, n) => {
    const from = points[n]
    const bend = arrow.out === arrow.into ? 46 : Math.abs(to[0] - from[0]) / 2
    return [from, [from[0] + out * bend, from[1]], [to[0] - way * bend, to[1]], to]
  })
  return { curves, head: [[x, y], [x - way * long, y - long * 0.7], [x - way * long, y + long * 0.7]] }
}

// Back to oneself, above the box.
function around(arrow, at) {
  const [left, middle] = at(arrow.facts.path[0])
  const y = middle - TALL / 2, right = left + BOX - 22, to = right - 34
  return { curves: [[[right, y], [right, y - 24], [to, y - 24], [to, y - 7]]], head: [[to, y], [to - 5, y - 8], [to + 5, y - 8]] }
}

// Where a curve is, at a part of its length: numbers stand nearer to where their arrow begins, so that two ways do not share a place.
function along([a, b, c, d], part) {
  const rest = 1 - part
  const at = (n) => rest ** 3 * a[n] + 3 * rest ** 2 * part * b[n] + 3 * rest * part ** 2 * c[n] + part ** 3 * d[n]
  return [at(0), at(1)]
}

function box(name, [x, y]) {
  return { shapes: [
    { type: 'rect', silent: true, shape: { x, y: y - TALL / 2, width: BOX, height: TALL, r: 8 }, style: { fill: colour('box'), stroke: SOFT, lineWidth: 1 } },
    words(fold(name, BOX - 14, 2, 12), x + BOX / 2, y, { align: 'center', lineHeight: 15, size: 12 })
  ] }
}
