// A calendar, month by month: how much came on a day is its shade, and a corner says that some of it was late.
import { CARD, INK, RULE, SOFT, colour, shapes, words } from './look.js'

const ACROSS = [2, 3, 4, 6]
const DAY = 86400000

export function days({ rows, columns, options }, { width, height, step }) {
  const months = byMonth(rows)
  const across = Math.min(ACROSS[step], months.length)
  const gap = step === 0 ? 14 : 24
  const high = (height - 4) / Math.ceil(months.length / across)
  const cell = Math.min((width - gap * (across - 1)) / across / 7, (high - 50) / 6, 31)
  const items = months.flatMap((month, place) => {
    const left = (place % across) * (cell * 7 + gap)
    const top = Math.floor(place / across) * high
    return [
      { shapes: [words(month.name, left, top + 11, { weight: 600, size: 14 }), ...columns.map(({ name }, n) => words(name, left + (n + 0.5) * cell, top + 33, { size: Math.min(12, cell * 0.55), align: 'center', fill: SOFT }))] },
      ...month.days.map((day) => square(day, left + day.column * cell, top + 44 + day.week * cell, cell - 2, options.steps))
    ]
  })
  return { series: [shapes(items)] }
}

function byMonth(rows) {
  const months = new Map()
  for (const { facts, cells } of rows) {
    cells.forEach((cell, column) => {
      if (cell.value === null) return
      const date = new Date(Date.parse(facts.since) + column * DAY) // days, counted in UTC
      const name = `${String(date.getUTCMonth() + 1).padStart(2, '0')}/${date.getUTCFullYear()}`
      const month = months.get(name) ?? months.set(name, { name, days: [] }).get(name)
      const first = (new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)).getUTCDay() + 6) % 7
      const number = date.getUTCDate()
      month.days.push({ ...cell, column, number, week: Math.floor((number - 1 + first) / 7), closed: facts.closed[column], late: facts.late[column], name: `${String(number).padStart(2, '0')}/${name}` })
    })
  }
  return [...months.values()]
}

function square(day, x, y, size, steps) {
  const shade = steps.filter((since) => day.value >= since).length
  const empty = day.closed && !day.value
  return {
    href: day.href, tip: [day.name, [[`day-${shade}`, '', day.text], ...day.late ? [['day-late', '', day.more]] : []]],
    shapes: [
      { type: 'rect', shape: { x, y, width: size, height: size, r: 3 }, style: { fill: empty ? 'transparent' : colour(`day-${shade}`), stroke: empty ? RULE : colour('day-edge'), lineWidth: 1 }, emphasis: { style: { stroke: INK, lineWidth: 2 } } },
      ...size > 16 ? [words(String(day.number), x + size / 2, y + size / 2, { align: 'center', size: 12, fill: shade > 2 ? CARD : empty ? SOFT : INK })] : [],
      ...day.late ? [{ type: 'polygon', silent: true, shape: { points: [[x + size, y], [x + size, y + size * 0.42], [x + size * 0.58, y]] }, style: { fill: colour('part-3'), stroke: CARD, lineWidth: 1 } }] : []
    ]
  }
}
