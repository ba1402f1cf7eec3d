// <form data-keep="name-of-the-form">: what was typed survives a lost page, in this tab only.
// Never passwords, files, hidden fields or [data-forget]; forgotten after sending and after signing out. A page with [data-not-done] says
// that what was sent did not arrive: an error, or somebody who has to sign in again.
const PREFIX = 'typed:'
const SENT = 'sent:'

export function keepTyped(scope) {
  for (const form of scope.querySelectorAll('form[data-keep]')) keep(form)
  if (scope !== document) return
  for (const name of keys(SENT)) {
    // Sent, and neither the form is shown again with errors nor an error: it has arrived.
    if (!document.querySelector('[data-not-done]') && !document.querySelector(`form[data-keep="${CSS.escape(name)}"]`)) forget(name)
    sessionStorage.removeItem(SENT + name)
  }
  for (const way of document.querySelectorAll('.mc-leave')) way.addEventListener('submit', () => keys(PREFIX).forEach(forget))
}

function keep(form) {
  const name = form.dataset.keep
  if (form.dataset.kept) return
  form.dataset.kept = 'yes'
  // Put together anew by the server: what the tab remembers is in it already.
  if ('fresh' in form.dataset) sessionStorage.setItem(PREFIX + name, JSON.stringify(typed(form)))
  else restore(form, JSON.parse(sessionStorage.getItem(PREFIX + name) ?? '{}'))
  form.addEventListener('input', () => sessionStorage.setItem(PREFIX + name, JSON.stringify(typed(form))))
  // A row that was taken out must not come back.
  form.addEventListener('submit', (event) => event.submitter?.name === 'row' ? forget(name) : sessionStorage.setItem(SENT + name, '1'))
}

function fields(form) {
  return [...form.elements].filter((field) => field.name && !field.dataset.forget && !['password', 'file', 'hidden', 'submit', 'button', 'fieldset'].includes(field.type))
}

function typed(form) {
  const found = {}
  for (const field of fields(form)) {
    if (['checkbox', 'radio'].includes(field.type)) (found[field.name] ??= []).push(...(field.checked ? [field.value] : []))
    else found[field.name] = field.value
  }
  return found
}

function restore(form, found) {
  for (const field of fields(form)) {
    const value = found[field.name]
    if (value === undefined) continue
    // What the server sent is newer than what the tab remembers.
    if (['checkbox', 'radio'].includes(field.type)) {
      if (field.checked === value.includes(field.value) || form.querySelector('.govuk-error-message')) continue
      field.checked = value.includes(field.value)
      field.dispatchEvent(new Event('click', { bubbles: true }))
    } else if (!field.value) field.value = value
  }
}

function keys(prefix) {
  return Object.keys(sessionStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
}

function forget(name) {
  sessionStorage.removeItem(PREFIX + name)
}
