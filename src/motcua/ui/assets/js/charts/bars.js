// Parts of a whole, a bar for each row. On a phone the name stands above its bar.
import { CARD, HATCH, INK, RULE, SMALL, SOFT, colour, fold, number, percent, tick } from './look.js'

export function bars({ rows, columns, options }, { width, step }) {
  const parts = columns.map((column, at) => ({ ...column, at })).filter(({ role }) => role === 'part')
  const names = step === 0 ? 0 : Math.min(Math.max(width * 0.34, 130), 280)
  const whole = rows.map((row) => parts.reduce((sum, { at }) => sum + (row.cells[at].value ?? 0), 0))
  const size = (value, line) => options.shares ? (whole[line] ? value / whole[line] * 100 : 0) : value
  return {
    grid: { left: names, right: 60, top: step === 0 ? 12 : 2, bottom: 26 },
    xAxis: {
      type: 'value', max: options.shares ? 100 : 'dataMax', splitNumber: Math.max(2, Math.round((width - names) / 110)), minInterval: 1, interval: options.shares ? (step === 0 ? 50 : 20) : undefined,
      axisLabel: { color: SOFT, fontSize: SMALL, formatter: tick(options.shares ? 'share' : ''), showMaxLabel: options.shares, hideOverlap: true }, splitLine: { lineStyle: { color: RULE } }
    },
    yAxis: {
      type: 'category', inverse: true, data: rows.map(({ name }) => name), axisTick: { show: false }, axisLine: { lineStyle: { color: RULE } }, z: 3,
      axisLabel: step === 0
        ? { inside: true, color: INK, fontSize: SMALL, align: 'left', verticalAlign: 'bottom', padding: [0, 0, 12, -4], formatter: (name) => fold(name, width, 1), interval: 0, margin: 0 }
        : { color: INK, fontSize: SMALL, formatter: (name) => fold(name, names - 14, 2), lineHeight: 16, interval: 0 }
    },
    series: parts.map(({ name, at }, place) => ({
      type: 'bar', stack: 'whole', name, barWidth: step === 0 ? 16 : 20, cursor: rows.some(({ cells }) => cells[at].href) ? 'pointer' : 'default',
      itemStyle: { color: colour(`part-${place + 1}`), borderColor: CARD, borderWidth: 1, decal: HATCH[place] },
      emphasis: { itemStyle: { color: colour(`part-${place + 1}`), borderColor: INK, borderWidth: 2, decal: HATCH[place] } },
      label: { show: place === parts.length - 1, position: 'right', color: INK, formatter: ({ dataIndex }) => rows[dataIndex].note || number(whole[dataIndex]) },
      data: rows.map((row, line) => ({
        value: size(row.cells[at].value ?? 0, line), itemStyle: row.cells[at].value ? undefined : { borderWidth: 0 }, href: row.cells[at].href,
        tip: [row.name, parts.map((part, n) => [`part-${n + 1}`, part.name, row.cells[part.at].text + share(row.cells[part.at].value, whole[line])])]
      }))
    }))
  }
}

const share = (value, whole) => value === null || !whole ? '' : ` (${percent(Math.floor(value / whole * 10000) / 100)}%)`
