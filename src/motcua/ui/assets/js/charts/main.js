// Draws the charts of a page from their tables. Its own file: a page without a chart never fetches it.
import { BarChart, CustomChart, LineChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

import { bars } from './bars.js'
import { bullets } from './bullets.js'
import { days } from './days.js'
import { handovers } from './handovers.js'
import { histogram } from './histogram.js'
import { lines } from './lines.js'
import { frame } from './look.js'
import { multiples } from './multiples.js'
import { read } from './table.js'

use([BarChart, CustomChart, LineChart, GridComponent, TooltipComponent, SVGRenderer])

const KINDS = { bars, bullets, days, handovers, histogram, lines, multiples }
const STILL = matchMedia('(prefers-reduced-motion: reduce)')
const painters = new Set()

// A sheet is narrower than the window: what is drawn is drawn anew for it, at once, since the printer does not wait.
for (const [event, paper] of [['beforeprint', true], ['afterprint', false]]) addEventListener(event, () => {
  document.documentElement.classList.toggle('mc-paper', paper)
  for (const paint of painters) paint()
})

export async function draw(figure) {
  await document.fonts.ready // letters are measured before they are set
  const canvas = figure.querySelector('.mc-chart__canvas')
  const rooms = [...figure.querySelectorAll('.mc-chart__room')]
  const data = read(figure)
  const chart = init(canvas, null, { renderer: 'svg' })
  let drawn = ''

  function paint() {
    const { clientWidth: width, clientHeight: height } = canvas
    if (!canvas.isConnected) { sizes.disconnect(); painters.delete(paint); chart.dispose(); return }
    if (!width || !height || drawn === `${width}×${height}`) return
    // How wide the page is, as the style sheet sees it: 0 is a phone, 3 the widest.
    const step = rooms.findIndex((room) => room.getBoundingClientRect().height > 0)
    chart.resize({ width, height })
    const [base, own] = [frame(figure), KINDS[figure.dataset.chart](data, { width, height, step })]
    chart.setOption({ ...base, animation: !drawn && !STILL.matches, ...own, tooltip: { ...base.tooltip, ...own.tooltip } }, true)
    chart.getZr().refreshImmediately()
    // Where it cannot be drawn anew, it is made to fit.
    canvas.querySelector('svg').setAttribute('viewBox', `0 0 ${width} ${height}`)
    drawn = `${width}×${height}`
  }

  const sizes = new ResizeObserver(() => requestAnimationFrame(paint))
  chart.on('click', ({ data, event }) => open(data?.href, event?.event))
  if (figure.dataset.chart === 'lines') chart.getZr().on('click', ({ offsetX, offsetY, event }) => {
    if (!chart.containPixel({ gridIndex: 0 }, [offsetX, offsetY])) return
    const [place] = chart.convertFromPixel({ gridIndex: 0 }, [offsetX, offsetY])
    open(data.rows[place]?.cells[0].href, event)
  })
  paint()
  painters.add(paint)
  sizes.observe(canvas)
  figure.classList.add('mc-chart--drawn')
}

function open(href, event) {
  if (!href) return
  if (event?.ctrlKey || event?.metaKey) window.open(href, '_blank', 'noopener')
  else location.assign(href)
}
