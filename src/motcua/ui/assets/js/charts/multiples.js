// A small line for each row, all on one scale, so that they can be compared at a glance.
import { CARD, INK, SOFT, colour, fold, shapes, tick, words } from './look.js'

const ACROSS = [2, 3, 4, 6]
const GAP = 20

export function multiples({ rows, columns, unit, options }, { width, height, step }) {
  const across = ACROSS[step]
  const wide = (width - GAP * (across - 1)) / across
  const high = (height - 8) / Math.ceil(rows.length / across)
  const target = options.target === '' ? null : Number(options.target)
  const known = rows.flatMap(({ cells }) => cells.map(({ value }) => value)).concat(target).filter((value) => value !== null)
  const bottom = unit === 'share' ? Math.floor(Math.min(...known) / 10) * 10 : 0
  const head = step === 0 ? 54 : 38 // lines of the name
  const top = unit === 'share' ? 100 : Math.max(...known, 1)
  const items = rows.flatMap((row, place) => {
    const left = (place % across) * (wide + GAP)
    const down = Math.floor(place / across) * high
    const x = (n) => left + 4 + (wide - 8) * (columns.length > 1 ? n / (columns.length - 1) : 0.5)
    const y = (value) => down + high - 18 - (high - 44 - head) * (value - bottom) / (top - bottom || 1)
    return [small(row, { left, down, wide, high, head, x, y, target, ends: [bottom, top].map(tick(unit)) }), ...points(row, columns, { x, y, down, high, head, wide})]
  })
  return { series: [shapes(items)] }
}

function small({ name, cells }, { left, down, wide, high, head, x, y, target, ends }) {
  const last = cells.findLast(({ value }) => value !== null)
  return { shapes: [
    { type: 'rect', silent: true, shape: { x: left, y: down + head + 18, width: wide, height: high - head - 30, r: 4 }, style: { fill: colour('ground') } },
    words(fold(name, wide, (head - 6) / 16), left, down + head - 3, { verticalAlign: 'bottom', lineHeight: 16 }),
    words(last?.text ?? '—', left + wide, down + head + 7, { align: 'right', weight: 600, size: 15, fill: last ? INK : SOFT }),
    words(ends.join('–'), left, down + head + 8, { size: 12, fill: SOFT }),
    ...target === null ? [] : [{ type: 'line', silent: true, shape: { x1: left, y1: y(target), x2: left + wide, y2: y(target) }, style: { stroke: colour('target'), lineWidth: 1.5 } }],
    ...runs(cells).map((run) => ({ type: 'polyline', silent: true, shape: { points: run.map((n) => [x(n), y(cells[n].value)]) }, style: { fill: 'none', stroke: colour('now'), lineWidth: 2.5, lineJoin: 'round' } }))
  ] }
}

// What has no data is a gap, not nought.
function runs(cells) {
  const found = [[]]
  cells.forEach(({ value }, n) => value === null ? found.push([]) : found.at(-1).push(n))
  return found.filter((run) => run.length)
}

function points({ name, cells }, columns, { x, y, down, high, head, wide }) {
  const half = (wide - 8) / Math.max(columns.length - 1, 1) / 2
  return cells.map((cell, n) => ({
    href: cell.href, tip: [name, [['line-now', columns[n].name, cell.text]]],
    shapes: [
      { type: 'rect', shape: { x: x(n) - half, y: down + head + 18, width: half * 2, height: high - head - 30 }, style: { fill: 'transparent' } },
      ...cell.value === null ? [] : [{ type: 'circle', shape: { cx: x(n), cy: y(cell.value), r: n === cells.length - 1 ? 4 : 2.5 }, style: { fill: colour('now'), stroke: CARD, lineWidth: 1 }, emphasis: { style: { stroke: INK, lineWidth: 3 } } }]
    ]
  }))
}
