// Files are sent one after another as soon as they are chosen, each with its own progress, retry and way out (component "files").
// In pieces: what has arrived stays on the server, and after a cut line, a reload or another choice of the same file the rest
// follows. The server answers the end with the <li> of the kept file, or with a status from 400 and a sentence as plain text.
import htmx from 'htmx.org'

import { sendPieces } from './pieces.js'

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
    for (const button of this.input.form.querySelectorAll('[data-without-script]')) button.hidden = true
    this.input.addEventListener('change', () => this.chosen())
    addEventListener('beforeunload', (event) => { if (this.busy) event.preventDefault() })
    for (const [key, name] of Object.entries(this.begun())) this.remind(key, name)
  }

  // What a reload broke off: the browser has let go of the file, so it has to be chosen once more.
  remind(key, name) {
    const row = this.row({ name })
    row.bar.remove()
    row.li.dataset.reminds = key
    row.about.textContent = this.said.chooseAgain
    row.actions.append(button(this.said.drop, () => { this.forget(key); row.li.remove(); this.input.focus() }))
  }

  chosen() {
    for (const file of this.input.files) {
      const key = [file.size, file.lastModified, file.name].join('/')
      this.list.querySelector(`[data-reminds="${CSS.escape(key)}"]`)?.remove()
      const item = { file, key, row: this.row(file), stop: new AbortController() }
      item.row.actions.append(button(this.said.drop, () => this.dropped(item)))
      this.remember(key, file.name)
      this.queue.push(item)
    }
    if (!this.input.files.length) return
    this.input.value = '' // the same file can be chosen again, and the form does not send it twice
    this.input.dispatchEvent(new Event('change')) // tells GOV.UK's own widget
    this.next()
  }

  next() {
    if (this.busy || !this.queue.length) return
    this.busy = true
    this.going = this.queue.shift()
    this.send(this.going)
  }

  async send(item) {
    const limit = Number(this.place.dataset.limit)
    if (limit && item.file.size > limit) return this.failed(item, this.said.tooLarge.replace('{limit}', Math.floor(limit / 1048576)), false)
    this.say(this.said.sending.replace('{name}', item.file.name))
    const { address, pieces } = this.place.dataset
    const token = this.input.form.elements.csrfmiddlewaretoken?.value ?? ''
    const tell = {
      moved: (sent) => this.moved(item, sent),
      waits: (seconds, now) => this.waits(item, seconds, now),
      stop: item.stop.signal
    }
    try {
      this.saved(item, await sendPieces(item, { address, pieces, token, field: this.input.name, tell }))
    } catch (trouble) {
      if (!item.stop.signal.aborted) this.failed(item, trouble.sentence ?? this.said.refused, !trouble.sentence || trouble.again)
    }
  }

  moved({ file, row }, sent) {
    const percent = Math.floor((100 * sent) / Math.max(file.size, 1))
    row.bar.value = sent / Math.max(file.size, 1)
    row.again?.remove()
    row.li.classList.remove('mc-file--waits')
    row.about.textContent = this.said.percent.replace('{percent}', percent).replace('{sent}', size(sent)).replace('{size}', size(file.size))
  }

  // A line that is cut is tried again by itself; whoever does not want to wait presses.
  waits(item, seconds, now) {
    const { row } = item
    row.again?.remove()
    row.li.classList.add('mc-file--waits')
    row.about.textContent = this.said.lost.replace('{seconds}', seconds)
    row.again = button(this.said.retry, () => { row.again.disabled = true; now() })
    row.actions.prepend(row.again, ' ')
    this.say(`${item.file.name}: ${row.about.textContent}`)
  }

  saved(item, html) {
    this.forget(item.key)
    item.row.li.replaceWith(document.createRange().createContextualFragment(html))
    htmx.process(this.list) // the new row asks by itself what was seen in the file
    this.say(this.said.saved.replace('{name}', item.file.name))
    this.done()
  }

  failed(item, sentence, again = true) {
    const { row } = item
    row.again?.remove()
    row.li.classList.add('mc-file--failed')
    row.about.textContent = sentence
    row.bar.hidden = true
    if (!again) this.forget(item.key) // a sentence from the server says what is wrong with the file
    else {
      row.again = button(this.said.retry, () => { this.reset(item); this.queue.push(item); this.next() })
      row.actions.prepend(row.again, ' ')
    }
    this.say(`${item.file.name}: ${sentence}`)
    this.done()
  }

  dropped(item) {
    item.stop.abort()
    this.forget(item.key)
    item.row.li.remove()
    this.queue = this.queue.filter((one) => one !== item)
    item.cancel?.()
    this.say(this.said.dropped.replace('{name}', item.file.name))
    this.input.focus()
    if (this.going === item) this.done()
  }

  reset({ row }) {
    row.again?.remove()
    row.li.classList.remove('mc-file--failed')
    row.about.textContent = this.said.waiting
    row.bar.hidden = false
  }

  done() {
    this.busy = false
    this.going = null
    this.next()
  }

  row(file) {
    const li = Object.assign(document.createElement('li'), { className: 'mc-file' })
    const name = Object.assign(document.createElement('p'), { textContent: file.name })
    const actions = document.createElement('p')
    const about = Object.assign(document.createElement('p'), { className: 'mc-file__about', textContent: this.said.waiting })
    const bar = Object.assign(document.createElement('progress'), { className: 'mc-file__bar', max: 1, value: 0 })
    bar.setAttribute('aria-label', file.name)
    li.append(name, actions, bar, about)
    this.list.append(li)
    return { li, about, bar, actions }
  }

  say(sentence) {
    this.voice.textContent = sentence
  }

  // What this tab has begun to send to this place, by what tells a file again.
  begun() {
    return this.place.dataset.pieces ? JSON.parse(sessionStorage.getItem(this.shelf()) ?? '{}') : {}
  }

  remember(key, name) {
    if (this.place.dataset.pieces) sessionStorage.setItem(this.shelf(), JSON.stringify({ ...this.begun(), [key]: name }))
  }

  forget(key) {
    const { [key]: _, ...others } = this.begun()
    if (Object.keys(others).length) sessionStorage.setItem(this.shelf(), JSON.stringify(others))
    else sessionStorage.removeItem(this.shelf())
  }

  shelf() {
    return `sending:${this.place.dataset.address}`
  }
}

function size(bytes) {
  const shown = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1 })
  return bytes < 1048576 ? `${shown.format(Math.ceil(bytes / 1024))} KB` : `${shown.format(bytes / 1048576)} MB`
}

function button(text, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'mc-plain-button', textContent: text })
  made.addEventListener('click', press)
  return made
}
