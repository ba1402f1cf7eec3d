// Pages of a file as pictures (component "viewer"): larger, smaller, turned; by buttons and by keys. Pages themselves are links.
// Fetched beside a list of files (#viewer), it takes the keyboard, keeps it from page to page, and Escape gives it back to the link.
const STEPS = [1, 1.5, 2, 3]
let opener, held

export function viewers(scope) {
  if (scope === document) watch()
  for (const place of scope.querySelectorAll('[data-module="mc-viewer"]')) {
    if (place.dataset.ready) continue
    place.dataset.ready = 'yes'
    new Viewer(place)
  }
}

function watch() {
  document.body.addEventListener('htmx:beforeSwap', ({ detail }) => {
    if (detail.target.id !== 'viewer') return
    const { elt } = detail.requestConfig
    held = detail.target.contains(document.activeElement) ? document.activeElement.rel || 'sheet' : undefined
    if (!detail.target.contains(elt)) [opener, held] = [elt, 'sheet']
  })
}

class Viewer {
  constructor(place) {
    Object.assign(this, { place, step: 0, quarter: 0, sheet: place.querySelector('.mc-viewer__sheet'), picture: place.querySelector('img') })
    const tools = place.querySelector('[data-tools]')
    const { larger, smaller, turn } = tools.dataset
    tools.append(button(larger, () => this.zoom(1)), ' ', button(smaller, () => this.zoom(-1)), ' ', button(turn, () => this.turn()))
    this.sheet.addEventListener('keydown', (event) => this.pressed(event))
    this.show()
    if (held) (place.querySelector(`a[rel=${held}]`) ?? this.sheet).focus({ preventScroll: true })
    held = undefined
  }

  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const plain = this.step === 0
    const does = { '+': () => this.zoom(1), '=': () => this.zoom(1), '-': () => this.zoom(-1), r: () => this.turn(), R: () => this.turn(),
      PageDown: () => this.go('next'), PageUp: () => this.go('prev'),
      Escape: () => opener?.isConnected ? opener.focus() : document.querySelector('.govuk-back-link')?.click(),
      ArrowRight: plain && (() => this.go('next')), ArrowLeft: plain && (() => this.go('prev')) }[event.key]
    if (!does) return
    event.preventDefault()
    does()
  }

  go(where) {
    this.place.querySelector(`a[rel=${where}]`)?.click()
  }

  zoom(by) {
    this.step = Math.max(0, Math.min(STEPS.length - 1, this.step + by))
    this.show()
  }

  turn() {
    this.quarter = (this.quarter + 1) % 4
    this.show()
  }

  // The sheet keeps its width; a picture that lies on its side is as wide as the sheet all the same.
  show() {
    const { style } = this.picture
    const [w, h] = [this.picture.width || 1, this.picture.height || 1]
    const lies = this.quarter % 2
    style.width = `${100 * STEPS[this.step] * (lies ? w / h : 1)}%`
    style.transform = `rotate(${90 * this.quarter}deg)`
    const moved = 50 * STEPS[this.step] * (1 - w / h) // turning goes around the middle; the room it takes stays where it was
    style.margin = lies ? `${-moved}% 0 ${-moved}% ${moved}%` : ''
    this.sheet.classList.toggle('mc-viewer__sheet--larger', this.step > 0)
  }
}

function button(text, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'mc-plain-button', textContent: text })
  made.addEventListener('click', press)
  return made
}
