// [data-announce]: what in it bears data-call (a number and how often it was called) is said once, in the browser's own voice,
// after the button [data-voice-on] was pressed: browsers let no page speak unasked. The text is on the page all the same.
let speaks = false

export function announcements(scope) {
  const places = scope.matches?.('[data-announce]') ? [scope] : scope.querySelectorAll('[data-announce]')
  for (const place of places) heard(place)
  const button = scope.querySelector('[data-voice-on]')
  if (!button || !('speechSynthesis' in window)) return
  button.hidden = false
  button.onclick = () => {
    speaks = !speaks
    button.setAttribute('aria-pressed', String(speaks))
  }
}

function heard(place) {
  const known = new Set((place.dataset.heard ?? '').split(' '))
  const calls = [...place.querySelectorAll('[data-call]')]
  if (place.dataset.heard !== undefined) for (const call of calls) if (!known.has(call.dataset.call)) say(call)
  place.dataset.heard = calls.map((call) => call.dataset.call).join(' ')
}

function say(call) {
  call.classList.add('mc-board__call--new')
  if (!speaks) return
  // Letter and digits one by one, as people call them out.
  const words = call.dataset.say.replace(/\b([A-Z])(\d+)\b/, (_, letter, digits) => `${letter} ${[...digits].join(' ')}`)
  const spoken = Object.assign(new SpeechSynthesisUtterance(words), { lang: document.documentElement.lang === 'en' ? 'en-US' : 'vi-VN', rate: 0.9 })
  window.speechSynthesis.speak(spoken)
}
