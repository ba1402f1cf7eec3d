// Files are sent one after another as soon as they are chosen, each with its own progress and retry (component "files").
// The server answers with the <li> of the kept file, or with a status from 400 and a sentence as plain text.
export function uploads(scope, said) {
  for (const place of scope.querySelectorAll('[data-module="mc-upload"]')) {
    if (place.dataset.ready) continue
    place.dataset.ready = 'yes'
    new Upload(place, said)
  }
}

class Upload {
  constructor(place, said) {
    Object.assign(this, { place, said, queue: [], busy: false, list: place.querySelector('.mc-files'), input: place.querySelector('input[type=file]') })
    this.voice = place.querySelector('[data-voice]')
    for (const button of place.querySelectorAll('[data-without-script]')) button.hidden = true
    this.input.addEventListener('change', () => this.chosen())
    addEventListener('beforeunload', (event) => { if (this.busy) event.preventDefault() })
  }

  chosen() {
    for (const file of this.input.files) this.queue.push({ file, row: this.row(file) })
    if (!this.input.files.length) return
    this.input.value = '' // the same file can be chosen again, and the form does not send it twice
    this.input.dispatchEvent(new Event('change')) // tells GOV.UK's own widget
    this.next()
  }

  next() {
    if (this.busy || !this.queue.length) return
    this.busy = true
    this.send(this.queue.shift())
  }

  send(item) {
    const limit = Number(this.place.dataset.limit)
    if (limit && item.file.size > limit) return this.failed(item, this.said.tooLarge.replace('{limit}', Math.floor(limit / 1048576)), false)
    const body = new FormData()
    body.append(this.input.name, item.file)
    body.append('csrfmiddlewaretoken', this.input.form.elements.csrfmiddlewaretoken?.value ?? '')
    const request = new XMLHttpRequest() // fetch() does not tell how far an upload is
    request.open('POST', this.place.dataset.address)
    request.setRequestHeader('X-Requested-With', 'XMLHttpRequest')
    request.upload.onprogress = (event) => { if (event.lengthComputable) item.row.bar.value = event.loaded / event.total }
    request.onerror = request.ontimeout = () => this.failed(item, this.said.lost)
    request.onload = () => request.status < 300 ? this.saved(item, request.responseText) : this.refused(item, request)
    item.row.about.textContent = this.said.sending.replace('{name}', '')
    this.say(this.said.sending.replace('{name}', item.file.name))
    request.send(body)
  }

  saved(item, html) {
    const kept = document.createRange().createContextualFragment(html)
    item.row.li.replaceWith(kept)
    this.say(this.said.saved.replace('{name}', item.file.name))
    this.done()
  }

  // A sentence from the server says what is wrong with the file: sending it again would not help.
  refused(item, request) {
    const sentence = reason(request)
    this.failed(item, sentence ?? this.said.refused, !sentence)
  }

  failed(item, sentence, again = true) {
    const { li, about, bar } = item.row
    li.classList.add('mc-file--failed')
    about.textContent = sentence
    bar.hidden = true
    const actions = li.appendChild(document.createElement('p'))
    if (again) actions.append(button(this.said.retry, () => { this.reset(item, actions); this.queue.push(item); this.next() }), ' ')
    actions.append(button(this.said.drop, () => { li.remove(); this.input.focus() }))
    this.say(`${item.file.name}: ${sentence}`)
    this.done()
  }

  reset({ row }, actions) {
    actions.remove()
    row.li.classList.remove('mc-file--failed')
    Object.assign(row.bar, { hidden: false, value: 0 })
  }

  done() {
    this.busy = false
    this.next()
  }

  row(file) {
    const li = Object.assign(document.createElement('li'), { className: 'mc-file' })
    const name = Object.assign(document.createElement('p'), { textContent: file.name })
    const about = Object.assign(document.createElement('p'), { className: 'mc-file__about', textContent: this.said.waiting })
    const bar = Object.assign(document.createElement('progress'), { className: 'mc-file__bar', max: 1, value: 0 })
    bar.setAttribute('aria-label', file.name)
    li.append(name, bar, about)
    this.list.append(li)
    return { li, about, bar }
  }

  say(sentence) {
    this.voice.textContent = sentence
  }
}

function reason(request) {
  const plain = request.getResponseHeader('Content-Type')?.startsWith('text/plain')
  return plain && request.status < 500 ? request.responseText.slice(0, 300) : null
}

function button(text, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'mc-plain-button', textContent: text })
  made.addEventListener('click', press)
  return made
}
