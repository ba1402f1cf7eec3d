// data-key="F8" on a link, button, field or <details>: the key does what a click there does, or puts the keyboard into the field, or into the first of a <fieldset>.
// data-count="id of a list" on a number: arrows count, B, C, P choose original, certified copy, copy in that list.
// data-with-script: shown where script runs.
// data-pick="#list" on a search box: Enter opens the first of the list, arrows go through it.
const KINDS = { b: 'original', c: 'certified', p: 'copy' }

export function keys(scope) {
  for (const list of scope.querySelectorAll('.mc-keys, [data-with-script]')) list.hidden = false
  for (const count of scope.querySelectorAll('[data-count]')) count.onkeydown = counted
  for (const box of scope.querySelectorAll('[data-pick]')) picked(box)
  if (scope === document) document.addEventListener('keydown', pressed)
}

function pressed(event) {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !/^F\d+$/.test(event.key)) return
  const target = document.querySelector(`[data-key="${event.key}"]`)
  if (!target) return
  event.preventDefault()
  if (target.matches('input, select, textarea')) { target.focus(); target.select?.() }
  else if (target.matches('fieldset')) (target.querySelector('input:checked') ?? target.querySelector('input'))?.focus()
  else if (target.matches('details')) { target.open = !target.open; target.querySelector('summary').focus() }
  else target.click()
}

function counted(event) {
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key]
  const kind = KINDS[event.key.toLowerCase()]
  if (event.ctrlKey || event.metaKey || event.altKey || !(step || kind)) return
  event.preventDefault()
  if (step) this.value = Math.min(99, Math.max(0, Number(this.value || 0) + step))
  else document.getElementById(this.dataset.count).value = kind
  this.dispatchEvent(new Event('input', { bubbles: true }))
}

function picked(box) {
  if (box.dataset.picks) return
  box.dataset.picks = 'yes'
  const list = document.querySelector(box.dataset.pick)
  const choices = () => [...list.querySelectorAll('a, button')]
  let waits = false
  box.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') { event.preventDefault(); choices()[0]?.focus() }
    if (event.key !== 'Enter' || box.value.includes('|') || /^[\d .]*$/.test(box.value.trim()) && box.value) return // a card goes to the server
    event.preventDefault()
    if (list.dataset.for === box.value.trim()) choices()[0]?.click()
    else waits = true // what was just typed is still being looked up
  })
  box.addEventListener('input', () => { waits = false })
  list.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const at = choices().indexOf(document.activeElement) + step
    ;(at < 0 ? box : choices()[Math.min(at, choices().length - 1)])?.focus()
  })
  list.addEventListener('htmx:afterSettle', (event) => {
    list.dataset.for = event.detail.requestConfig?.parameters?.q?.trim() ?? ''
    if (waits && list.dataset.for === box.value.trim()) { waits = false; choices()[0]?.click() }
  })
}
