// htmx, as strict as the content security policy: no inline styles, no code from attributes.
import htmx from 'htmx.org'

export function startHtmx(enhance, trouble) {
  Object.assign(htmx.config, { includeIndicatorStyles: false, allowEval: false, selfRequestsOnly: true, historyCacheSize: 0 })
  htmx.onLoad((part) => { if (part !== document.body && part.parentElement) enhance(part.parentElement) })
  for (const name of ['htmx:sendError', 'htmx:responseError', 'htmx:timeout']) document.body.addEventListener(name, (event) => event.target.matches?.('[data-saving]') || say(trouble))
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
