// A list of dossiers under the hands: [data-news] asks for news of itself (live.js); keys move, open, choose and act. All of it is an
// addition: links, boxes and buttons do the same. Keys are silent while somebody types, and can be switched off for good.
const OFF = 'keys-off'
const rows = () => [...document.querySelectorAll('[data-news] tr[data-row]')]
const linkOf = (row) => row?.querySelector('th a')
const boxOf = (row) => row?.querySelector('input[type=checkbox]')

export function lists() {
  if (!document.querySelector('[data-news]')) return
  const form = document.querySelector('[data-keys-form]')
  const dialog = document.querySelector('[data-keys]')
  keepPlace()
  document.addEventListener('change', (event) => { if (event.target.name === 'so') tell() })
  if (!form || !dialog) return
  form.addEventListener('submit', (event) => { if (!chosen().length) { event.preventDefault(); rows()[0] && boxOf(rows()[0]).focus() } })
  helpWith(dialog)
  document.addEventListener('keydown', (event) => press(event, form, dialog))
}

const chosen = () => [...document.querySelectorAll('input[name=so]:checked')].map((box) => box.value)

function tell(words) {
  const place = document.querySelector('[data-chosen]')
  if (place) place.textContent = words ?? place.dataset.chosenWords.replace('{n}', chosen().length)
}

function press(event, form, dialog) {
  const typing = event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')
  if (event.ctrlKey || event.metaKey || event.altKey || typing || dialog.open || localStorage.getItem(OFF)) return
  const all = rows()
  const here = all.findIndex((row) => row.contains(document.activeElement))
  const arrow = event.key.startsWith('Arrow')
  const acts = {
    j: () => linkOf(all[Math.min(here + 1, all.length - 1)])?.focus(),
    k: () => linkOf(all[Math.max(here - 1, 0)])?.focus(),
    x: () => boxOf(all[here])?.click(),
    n: () => send(form, 'take'),
    g: () => send(form, 'assign'),
    '/': () => document.getElementById('header-q')?.focus(),
    '?': () => dialog.showModal()
  }
  acts.ArrowDown = acts.j
  acts.ArrowUp = acts.k
  if (!acts[event.key] || (arrow && here < 0)) return
  event.preventDefault()
  acts[event.key]()
}

function send(form, doing) {
  if (chosen().length) form.requestSubmit(form.querySelector(`button[value=${doing}]`))
}

function helpWith(dialog) {
  const open = document.querySelector('[data-keys-help]')
  const off = dialog.querySelector('[data-keys-off]')
  const name = () => { off.textContent = localStorage.getItem(OFF) ? off.dataset.off : off.dataset.on }
  open.hidden = false
  open.onclick = () => dialog.showModal()
  dialog.querySelector('[data-keys-close]').onclick = () => dialog.close()
  off.onclick = () => { localStorage.getItem(OFF) ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, '1'); name() }
  name()
}

// News replaces the list: what was ticked stays ticked, the focus stays where it was, what is new says so.
function keepPlace() {
  let before
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    if (!event.detail.shouldSwap || !event.detail.target.matches('[data-news]')) return
    before = { ticked: chosen(), focus: document.activeElement?.id || null, known: new Set(rows().map((row) => row.dataset.row)) }
    before.box = document.activeElement?.name === 'so' ? document.activeElement.value : undefined
  })
  document.body.addEventListener('htmx:afterSwap', () => {
    const live = document.querySelector('[data-news]')
    if (!live || !before) return
    let news = 0
    for (const row of rows()) {
      if (before.ticked.includes(row.dataset.row)) boxOf(row).checked = true
      if (before.known.has(row.dataset.row)) continue
      news += 1
      row.classList.add('mc-list__new')
      linkOf(row).insertAdjacentHTML('afterend', ' <strong class="mc-list__badge"></strong>')
      linkOf(row).nextElementSibling.textContent = live.dataset.new
    }
    const focus = before.box ? live.querySelector(`input[value="${CSS.escape(before.box)}"]`) : document.getElementById(before.focus)
    focus?.focus({ preventScroll: true })
    if (news) tell(live.dataset.news.replace('{n}', news))
    before = undefined
  })
}

// [data-tick-all]: a second press takes the ticks away again.
export function tickAll(scope) {
  for (const button of scope.querySelectorAll('[data-tick-all]')) {
    const boxes = [...button.form.querySelectorAll('input[type=checkbox]:not(:disabled)')]
    button.hidden = boxes.length < 2
    button.onclick = () => { const on = !boxes.every((box) => box.checked); boxes.forEach((box) => { box.checked = on }) }
  }
}
