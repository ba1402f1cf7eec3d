// This period, the one before, the same a year ago: told apart by line, by mark and by colour.
import { INK, RULE, SMALL, SOFT, colour, tick, tip } from './look.js'

const DRAWN = {
  now: { symbol: 'circle', symbolSize: 8, line: { width: 3, type: 'solid' } },
  before: { symbol: 'rect', symbolSize: 7, line: { width: 2, type: [7, 4] } },
  'year-ago': { symbol: 'triangle', symbolSize: 8, line: { width: 2, type: [2, 3] } }
}

export function lines({ rows, columns, unit, options }, { width }) {
  const target = options.target === '' ? null : Number(options.target)
  const drawn = columns.map(({ name, role }, at) => ({ name, role, at }))
  return {
    grid: { left: 52, right: 16, top: 14, bottom: 30 },
    tooltip: {
      trigger: 'axis', axisPointer: { type: 'line', lineStyle: { color: SOFT, width: 1, type: 'solid' } },
      formatter: ([{ dataIndex }]) => tip(rows[dataIndex].name, drawn.map(({ name, role, at }) => [`line-${role}`, name, rows[dataIndex].cells[at].text]))
    },
    xAxis: {
      type: 'category', data: rows.map(({ name }) => name), boundaryGap: false, axisLine: { lineStyle: { color: SOFT } }, axisTick: { show: false },
      axisLabel: { color: SOFT, fontSize: SMALL, hideOverlap: true, alignMinLabel: 'left', alignMaxLabel: 'right' }
    },
    yAxis: {
      type: 'value', scale: unit === 'share', max: unit === 'share' ? 100 : undefined, splitNumber: width < 480 ? 3 : 4,
      min: unit === 'share' ? ({ min }) => Math.max(0, Math.floor((Math.min(min, target ?? min) - 5) / 10) * 10) : 0,
      axisLabel: { color: SOFT, fontSize: SMALL, formatter: tick(unit) }, splitLine: { lineStyle: { color: RULE } }
    },
    // The latest on top.
    series: [...drawn].reverse().map(({ name, role, at }) => ({
      type: 'line', name, symbol: DRAWN[role].symbol, symbolSize: DRAWN[role].symbolSize, showAllSymbol: rows.length < 40, showSymbol: rows.length < 40 && (role === 'now' || width > 480),
      lineStyle: { color: colour(role), ...DRAWN[role].line }, itemStyle: { color: colour(role) }, connectNulls: false,
      emphasis: { lineStyle: { color: colour(role), ...DRAWN[role].line }, itemStyle: { color: colour(role), borderColor: INK, borderWidth: 2 } },
      data: rows.map(({ cells }) => ({ value: cells[at].value, href: cells[at].href }))
    })).concat(target === null ? [] : [{
      type: 'line', symbol: 'none', silent: true, lineStyle: { color: colour('target'), width: 1.5 }, itemStyle: { color: colour('target') }, data: rows.map(() => target)
    }])
  }
}
