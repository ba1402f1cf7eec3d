// Filters in the address: what is empty stays out of it, the link can be copied, long selects can be searched.
// The whole part is put anew, the filters in it: what was open stays so, and the keyboard stays where it was.
let open = false, at = ''

export function filters(scope, said) {
  for (const bar of scope.querySelectorAll('[data-filters]:not([data-ready])')) {
    bar.dataset.ready = ''
    bar.addEventListener('htmx:configRequest', ({ detail: { parameters } }) => {
      for (const [name, value] of Object.entries(parameters)) if (value === '') delete parameters[name]
    })
    bar.querySelector('.mc-filters__dates')?.addEventListener('change', (event) => event.stopPropagation()) // one date is not yet a period
    for (const button of bar.querySelectorAll('[data-copy]')) copying(button)
    for (const select of bar.querySelectorAll('select[data-searched]')) searched(select, said)
    const more = bar.querySelector('.mc-filters__more')
    more.open ||= open // the page opens it where something typed is wrong
    more.addEventListener('toggle', () => { open = more.open })
    bar.addEventListener('htmx:beforeRequest', () => { at = document.activeElement.id })
    if (at && document.activeElement === document.body) document.getElementById(at)?.focus()
    at = ''
  }
}

function copying(button) {
  const words = button.textContent
  button.hidden = false
  button.setAttribute('aria-live', 'polite')
  button.onclick = async () => {
    if (!await copied(location.href, button)) return
    button.textContent = button.dataset.copied
    setTimeout(() => { button.textContent = words }, 3000)
  }
}

// Pages without a certificate may not ask for the clipboard; the old way still works there.
async function copied(text, button) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = Object.assign(document.createElement('textarea'), { value: text })
    field.className = 'govuk-visually-hidden'
    button.after(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    button.focus()
    return done
  }
}

const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase()

// A select becomes a box that is typed in, with what fits below it; the select keeps the value and sends it.
function searched(select, said) {
  const options = [...select.options].map((option) => ({ option, text: option.text, plain: plain(option.text) }))
  const box = document.createElement('div')
  const input = Object.assign(document.createElement('input'), { className: 'govuk-input', id: select.id, autocomplete: 'off', spellcheck: false })
  const list = Object.assign(document.createElement('ul'), { className: 'mc-searched__list', id: `${select.id}-list`, hidden: true })
  const label = select.labels[0]?.textContent ?? ''
  box.className = 'mc-searched'
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id })) input.setAttribute(name, value)
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', label)
  let found = [], here = -1

  const chosen = () => select.selectedOptions[0]?.text ?? ''
  const close = () => { list.hidden = true; here = -1; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); input.value = chosen() }
  const move = (to) => {
    here = (to + found.length) % found.length
    ;[...list.children].forEach((item, n) => item.classList.toggle('mc-searched__one--here', n === here))
    list.children[here].scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', list.children[here].id)
  }
  const take = (one) => {
    select.value = one.option.value
    close()
    select.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const open = (typed) => {
    const wanted = plain(typed).split(/\s+/).filter(Boolean)
    found = options.filter((one) => wanted.every((word) => one.plain.includes(word)))
    list.replaceChildren(...found.map((one, n) => {
      const item = Object.assign(document.createElement('li'), { className: 'mc-searched__one', id: `${list.id}-${n}`, textContent: one.text })
      item.setAttribute('role', 'option')
      item.setAttribute('aria-selected', String(one.option.selected))
      item.onpointerdown = (event) => { event.preventDefault(); take(one) }
      return item
    }))
    if (!found.length) list.append(Object.assign(document.createElement('li'), { className: 'mc-searched__none', textContent: said.none }))
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
    if (typed && found.length) move(0)
  }

  input.value = chosen()
  input.onfocus = () => input.select()
  input.onclick = () => open('')
  input.oninput = (event) => { event.stopPropagation(); open(input.value) }
  input.addEventListener('change', (event) => event.stopPropagation()) // only what was taken is a change
  input.onblur = close
  input.onkeydown = (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (list.hidden) open('')
      if (found.length) move(here + (event.key === 'ArrowDown' ? 1 : here < 0 ? 0 : -1))
    } else if (event.key === 'Enter' && !list.hidden) {
      event.preventDefault()
      if (here >= 0) take(found[here])
    } else if (event.key === 'Escape' && !list.hidden) {
      event.stopPropagation()
      close()
    }
  }
  if (document.activeElement === select) select.blur()
  select.removeAttribute('id')
  select.hidden = true
  select.tabIndex = -1
  box.append(input, list)
  select.after(box)
}
