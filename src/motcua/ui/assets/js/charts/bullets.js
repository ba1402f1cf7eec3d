// A value against its target, on bands of how good it is; each row has its own scale.
import { CARD, INK, RULE, SOFT, colour, fold, shapes, words } from './look.js'

const SIGNS = { met: '✓', at_risk: '!', not_met: '✕', no_data: '' }

export function bullets({ rows, columns }, { width, height, step }) {
  const above = step < 3
  const high = (height - 8) / rows.length
  const phone = step === 0
  const left = above ? 0 : Math.min(Math.max(width * 0.34, 200), 420)
  const right = 150
  const long = width - left - (above ? 4 : right)
  return { series: [shapes(rows.map((row, line) => {
    const [value, target] = row.cells
    const { standing, falling } = row.facts
    const most = Number(row.facts.most)
    const risk = row.facts.risk === '' ? target.value : Number(row.facts.risk)
    const x = (n) => left + Math.min(n, most) / most * long
    const y = line * high + (phone ? 48 : above ? 30 : 10)
    const [good, middle, poor] = falling ? [[0, target.value], [target.value, risk], [risk, most]] : [[target.value, most], [risk, target.value], [0, risk]]
    const said = value.value === null ? '—' : `${value.text} ${SIGNS[standing]}`
    return {
      href: value.href,
      tip: [row.name, [['bullet-value', columns[0].name, value.text], ['bullet-target', columns[1].name, target.text], ['', '', value.more]]],
      shapes: [
        { type: 'rect', shape: { x: 0, y: line * high, width, height: high }, style: { fill: 'transparent' } },
        ...[['poor', poor], ['risk', middle], ['good', good]].map(([name, [since, until]]) => ({
          type: 'rect', shape: { x: x(since), y, width: Math.max(x(until) - x(since), 0), height: 24 }, style: { fill: colour(`band-${name}`), stroke: colour('band-edge'), lineWidth: 1 }
        })),
        { type: 'rect', shape: { x: left, y: y + 7, width: value.value === null ? 0 : Math.max(x(value.value) - left, 2), height: 10 }, style: { fill: colour('value') } },
        { type: 'rect', shape: { x: x(target.value) - 2, y: y - 4, width: 4, height: 32 }, style: { fill: INK, stroke: CARD, lineWidth: 1 } },
        ...value.value === null ? [words(value.more, left + 8, y + 12, { fill: INK })] : [],
        above
          ? words(fold(row.name, phone ? width : width - 170, 1), 0, y - (phone ? 34 : 14))
          : words(fold(row.name, left - 16, 2), 0, y + 12, { lineHeight: 17 }),
        words(said, phone ? 0 : width - 82, above ? y - 14 : y + 12, { weight: 600, align: phone ? 'left' : 'right', fill: value.value === null ? SOFT : INK }),
        words(target.text, width - 2, above ? y - 14 : y + 12, { align: 'right', fill: SOFT, size: 13 }),
        { type: 'line', silent: true, shape: { x1: 0, y1: (line + 1) * high, x2: width, y2: (line + 1) * high }, style: { stroke: RULE, lineWidth: line < rows.length - 1 ? 1 : 0 } }
      ]
    }
  }))] }
}
