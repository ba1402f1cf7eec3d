// How many waited how long; the median and the percentiles stand as lines in it.
import { CARD, INK, RULE, SMALL, SOFT, colour, number, shapes, words } from './look.js'

export function histogram({ rows, head, columns, options }, { width, height }) {
  const grid = { left: 48, right: 12, top: 18 * options.marks.length + 10, bottom: 44 }
  const across = width - grid.left - grid.right
  const place = (value) => {
    const at = rows.findIndex(({ facts }) => facts.until === null || value < facts.until)
    const { since, until } = rows[at].facts
    return grid.left + across / rows.length * (at + (until === null ? 0.5 : (value - since) / (until - since)))
  }
  const marks = options.marks.map(([name, value, written], n) => {
    const x = place(Number(value))
    const right = x < width * 0.6
    return {
      shapes: [
        { type: 'line', silent: true, shape: { x1: x, y1: 18 * n + 4, x2: x, y2: height - grid.bottom }, style: { stroke: colour('target'), lineWidth: 2, lineDash: n ? [5, 4] : 'solid' } },
        words(`${name} ${written}`, x + (right ? 6 : -6), 18 * n + 10, { weight: 600, align: right ? 'left' : 'right', stroke: CARD, lineWidth: 3 })
      ]
    }
  })
  return {
    grid,
    xAxis: {
      type: 'category', name: head, nameLocation: 'middle', nameGap: 26, nameTextStyle: { color: SOFT, fontSize: SMALL }, data: rows.map(({ facts }) => facts.until === null ? `≥ ${facts.since}` : `${facts.since}–${facts.until}`),
      axisTick: { show: false }, axisLine: { lineStyle: { color: SOFT } }, axisLabel: { color: SOFT, fontSize: SMALL, hideOverlap: true }
    },
    yAxis: { type: 'value', minInterval: 1, splitNumber: 4, axisLabel: { color: SOFT, fontSize: SMALL, formatter: number }, splitLine: { lineStyle: { color: RULE } } },
    series: [{
      type: 'bar', barCategoryGap: '8%', itemStyle: { color: colour('part-1') }, emphasis: { itemStyle: { color: colour('part-1'), borderColor: INK, borderWidth: 2 } },
      cursor: rows.some(({ cells }) => cells[0].href) ? 'pointer' : 'default',
      label: { show: across / rows.length > 40, position: 'top', color: INK, formatter: ({ dataIndex }) => rows[dataIndex].cells[0].text },
      data: rows.map(({ name, cells: [cell] }) => ({ value: cell.value, href: cell.href, tip: [name, [['part-1', columns[0].name, cell.text]]] }))
    }, shapes(marks, 4)]
  }
}
