// htmx, as strict as the content security policy: no inline styles, no code from attributes.
import htmx from 'htmx.org'

export function startHtmx(enhance, said) {
  Object.assign(htmx.config, { includeIndicatorStyles: false, allowEval: false, selfRequestsOnly: true, historyCacheSize: 0 })
  htmx.onLoad((part) => { if (part !== document.body && part.parentElement) enhance(part.parentElement) })
  for (const name of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) document.body.addEventListener(name, (event) => event.target.matches?.('[data-saving]') || say(said.trouble))
  // A part that was asked for and a whole page that comes: the session has ended, and this is the page to sign in.
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (!/^\s*<!doctype/i.test(event.detail.serverResponse) || event.detail.requestConfig.elt.closest('[hx-select]')) return
    event.detail.shouldSwap = false
    say(said.ended)
  })
  document.body.addEventListener('htmx:beforeRequest', () => say(''))
}

function say(sentence) {
  let place = document.getElementById('mc-trouble')
  if (!place) {
    place = Object.assign(document.createElement('div'), { id: 'mc-trouble' })
    place.setAttribute('role', 'alert')
    document.querySelector('main')?.prepend(place)
  }
  place.className = sentence ? 'mc-notice mc-notice--error' : ''
  place.textContent = sentence
}
