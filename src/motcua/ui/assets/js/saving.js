// <form data-saving hx-post=…>: kept while it is typed (htmx does). Here: what is said when the line is lost, and trying again.
const AGAIN = 8000

export function startSaving() {
  const forms = () => document.querySelectorAll('form[data-saving]')
  const place = () => document.getElementById('saved')
  let lost

  const again = () => forms().forEach((form) => form.dispatchEvent(new Event('again')))
  const failed = (event, sentence) => {
    if (!event.target.matches?.('[data-saving]')) return
    const at = place()
    at.classList.add('mc-saved--lost')
    at.textContent = sentence ?? at.dataset.lost
    clearTimeout(lost)
    if (!sentence) lost = setTimeout(again, AGAIN)
  }
  for (const name of ['htmx:sendError', 'htmx:timeout']) document.body.addEventListener(name, (event) => failed(event))
  document.body.addEventListener('htmx:responseError', (event) => {
    const answer = event.detail.xhr
    const said = answer.status < 500 && answer.getResponseHeader('Content-Type')?.startsWith('text/plain')
    failed(event, said ? answer.responseText.slice(0, 300) : undefined)
  })
  document.body.addEventListener('htmx:beforeSwap', () => place()?.classList.remove('mc-saved--lost'))
  // Which fields were left since the last time, for a server that says what is wrong with them.
  const left = new Set()
  document.body.addEventListener('change', (event) => { if (event.target.form?.matches('[data-saving]')) left.add(event.target.name) })
  document.body.addEventListener('htmx:configRequest', (event) => {
    if (!event.detail.elt.matches?.('[data-saving]')) return
    event.detail.parameters.left = [...left].join(' ')
    left.clear()
  })
  addEventListener('online', again)
  // On a slow line somebody answers before this script has come: nobody has heard of it yet.
  const meanwhile = () => { if ([...forms()].some(touched)) again() }
  if (document.readyState === 'complete') meanwhile()
  else addEventListener('load', meanwhile)
}

function touched(form) {
  return [...form.elements].some((field) => {
    if (['radio', 'checkbox'].includes(field.type)) return field.checked !== field.defaultChecked
    return ['text', 'textarea', 'tel', 'email', 'number'].includes(field.type) && field.value !== field.defaultValue
  })
}
