// Colours are names from the style sheet: light, dark, paper and high contrast change under the picture without drawing it anew.
export const INK = 'var(--govuk-text-colour)'
export const SOFT = 'var(--govuk-secondary-text-colour)'
export const RULE = 'var(--govuk-border-colour)'
export const CARD = 'var(--mc-card)'
export const colour = (name) => `var(--mc-chart-${name})`
export const SMALL = 13

export const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 }).format
const hundredths = new Intl.NumberFormat('vi-VN', { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format
export const percent = (value) => Number.isInteger(value) ? number(value) : hundredths(value)
export const tick = (unit) => (value) => unit === 'share' ? `${percent(value)}%` : number(value)

let family = 'sans-serif'

// What all kinds share. The tip is made of nodes, since the content security policy allows no styles in markup.
export function frame(figure) {
  family = getComputedStyle(figure).fontFamily
  return {
    textStyle: { fontFamily: family, fontSize: SMALL, color: SOFT },
    animationDuration: 350,
    tooltip: {
      trigger: 'item', confine: true, className: 'mc-chart__tip', backgroundColor: CARD, borderColor: RULE, padding: [8, 12],
      transitionDuration: 0, textStyle: { color: INK, fontSize: 14, fontFamily: family },
      formatter: ({ data }) => data?.tip ? tip(...data.tip) : undefined
    }
  }
}

const pen = document.createElement('canvas').getContext('2d')

// A name on so many lines, broken between its words; what does not fit ends in dots.
export function fold(text, width, most, size = SMALL) {
  pen.font = `${size}px ${family}`
  const lines = broken(text, width)
  if (lines.length > most) {
    lines.length = most
    while (lines[most - 1] && pen.measureText(`${lines[most - 1]}…`).width > width) lines[most - 1] = lines[most - 1].slice(0, -1).trimEnd()
    lines[most - 1] += '…'
    return lines.join('\n')
  }
  // No word stands alone on the last line when the others can make room for it.
  for (let narrow = width * 0.55; narrow < width; narrow += 8) {
    const even = broken(text, narrow)
    if (even.length === lines.length && even.every((line) => pen.measureText(line).width <= width)) return even.join('\n')
  }
  return lines.join('\n')
}

function broken(text, width) {
  const lines = ['']
  for (const word of text.split(' ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word
    if (!lines.at(-1) || pen.measureText(longer).width <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}

// A heading and lines of (look of its mark, words, value).
export function tip(title, lines) {
  const box = make('div', 'mc-tip')
  box.append(make('strong', 'mc-tip__title', title))
  for (const [look, words, value] of lines) {
    const row = make('div', 'mc-tip__line')
    if (look) row.append(make('span', `mc-swatch mc-swatch--${look}`))
    row.append(make('span', 'mc-tip__words', words), make('b', '', value))
    box.append(row)
  }
  return box
}

function make(name, look, words = '') {
  return Object.assign(document.createElement(name), { className: look, textContent: words })
}

// Parts are told apart by hatching too.
export const HATCH = [
  undefined,
  { symbol: 'circle', dashArrayX: [[3, 5], [0, 4, 3, 1]], dashArrayY: [4, 1], symbolSize: 0.6, color: CARD },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: CARD },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 2, color: CARD },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: Math.PI / 4, color: CARD }
]

export const words = (text, x, y, style = {}) => ({
  type: 'text', silent: true, style: { text, x, y, fill: INK, font: `${style.weight ?? 400} ${style.size ?? SMALL}px ${family}`, verticalAlign: 'middle', ...style }
})

// Shapes of our own, one item each: { shapes, href, tip }.
export function shapes(items, z = 2) {
  return {
    type: 'custom', coordinateSystem: 'none', clip: false, z, data: items.map(({ href, tip }) => ({ value: 1, href, tip })),
    renderItem: ({ dataIndex }) => ({ type: 'group', focus: 'self', children: items[dataIndex].shapes.map((one) => shape(one, items[dataIndex].href)) })
  }
}

// ECharts would make what is pointed at lighter, and cannot do that to a colour that is only a name: it keeps its own.
function shape(one, href) {
  const { fill, stroke } = one.style
  return { cursor: href ? 'pointer' : 'default', ...one, emphasis: { style: { fill, stroke, ...one.emphasis?.style } } }
}
