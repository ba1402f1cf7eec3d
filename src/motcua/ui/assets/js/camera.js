// Photographs of a paper (portal/camera): shown as they will go, turned, put in order, made small before they leave the phone.
// They go one by one and in pieces: what has come stays on the server, and after a cut line the rest follows.
import { sendEnd, sendWhole } from './pieces.js'

const LONG_SIDE = 2000

export function cameras(scope, said) {
  for (const place of scope.querySelectorAll('[data-module="mc-camera"]')) {
    if (place.dataset.ready || !globalThis.createImageBitmap || !globalThis.DataTransfer) continue
    place.dataset.ready = 'yes'
    new Camera(place, said)
  }
}

class Camera {
  constructor(place, said) {
    Object.assign(this, { place, said, sheets: [], most: Number(place.dataset.most), input: place.querySelector('input[type=file]') })
    Object.assign(this, { list: place.querySelector('ol'), voice: place.querySelector('[data-voice]') })
    Object.assign(this, { way: place.querySelector('.mc-camera__going'), bar: place.querySelector('progress') })
    this.input.addEventListener('change', () => this.add([...this.input.files]))
    if (place.dataset.pieces) this.input.form.addEventListener('submit', (event) => this.submitted(event))
    addEventListener('pageshow', (event) => { if (event.persisted && place.dataset.sent) location.reload() }) // "back": these have gone
    addEventListener('beforeunload', (event) => { if (this.going) event.preventDefault() })
    // Two words instead of the browser's own in whichever language: the camera at once, or what was photographed before.
    this.input.hidden = true
    this.more = button(said.more, () => this.open(true))
    const ways = Object.assign(document.createElement('p'), { className: 'mc-camera__more' })
    ways.append(this.more, ' ', button(said.choose, () => this.open(false)))
    this.list.after(ways)
  }

  open(camera) {
    if (camera) this.input.setAttribute('capture', 'environment')
    this.input.click()
    this.input.removeAttribute('capture')
  }

  async add(files) {
    for (const file of files) {
      if (this.sheets.some((sheet) => sheet.source === file || sheet.file === file)) continue
      if (this.sheets.length >= this.most) break
      this.sheets.push({ source: file, file, quarter: 0 })
      await this.drawn(this.sheets.at(-1))
    }
    this.show()
    this.say(this.said.count.replace('{n}', this.sheets.length))
  }

  // Upright by what the camera noted, no larger than a sheet needs. What cannot be drawn goes as it is.
  async drawn(sheet) {
    try {
      const picture = await createImageBitmap(sheet.source, { imageOrientation: 'from-image' })
      const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height))
      const [width, height] = [picture.width * scale, picture.height * scale]
      const canvas = document.createElement('canvas')
      Object.assign(canvas, sheet.quarter % 2 ? { width: height, height: width } : { width, height })
      const pen = canvas.getContext('2d')
      pen.translate(canvas.width / 2, canvas.height / 2)
      pen.rotate((sheet.quarter * Math.PI) / 2)
      pen.drawImage(picture, -width / 2, -height / 2, width, height)
      picture.close()
      const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85))
      // The same photograph turned the same way is known again, after a reload too.
      const modified = sheet.source.lastModified + sheet.quarter
      sheet.file = new File([blob], sheet.source.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg', lastModified: modified })
      sheet.shown = canvas.toDataURL('image/jpeg', 0.6)
    } catch {
      sheet.file = sheet.source
    }
  }

  show() {
    this.list.hidden = !this.sheets.length
    this.list.replaceChildren(...this.sheets.map((sheet, at) => this.row(sheet, at)))
    const sent = new DataTransfer()
    for (const { file } of this.sheets) sent.items.add(file)
    this.input.files = sent.files
  }

  // Once all of it is there the form goes the plain way with the keys alone; the server answers that as it answered the script.
  async submitted(event) {
    if (!this.sheets.length) return
    event.preventDefault()
    if (this.going) return
    this.going = true
    this.lock(true)
    try {
      const ids = await this.sent()
      this.going = false
      this.input.value = ''
      for (const value of ids) this.input.form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: 'upload', value }))
      this.place.dataset.sent = 'yes'
      this.input.form.submit()
    } catch (trouble) {
      this.going = false
      this.lock(false)
      this.tell(trouble.sentence ?? this.said.refused)
    }
  }

  async sent() {
    const { form } = this.input
    const way = { address: location.pathname, pieces: this.place.dataset.pieces, token: form.elements.csrfmiddlewaretoken.value }
    for (let again = 0; ; again++) {
      const ids = []
      for (const [at, { file }] of this.sheets.entries()) {
        const tell = this.telling(this.said.going.replace('{n}', at + 1).replace('{all}', this.sheets.length), (sent) => (at + sent / file.size) / this.sheets.length)
        ids.push(await sendWhole({ file }, { ...way, tell }))
      }
      try {
        await sendEnd(ids, { ...way, tell: this.telling(this.said.binding, () => 1) })
        return ids
      } catch (trouble) {
        if (trouble.status !== 404 || again > 1) throw trouble // what was there may be gone: then from the start
      }
    }
  }

  telling(sentence, share) {
    this.tell(sentence)
    return {
      moved: (sent) => { this.bar.value = share(sent); if (this.shown !== sentence) this.tell(sentence) },
      waits: (seconds, now) => this.tell(this.said.lost.replace('{seconds}', seconds), now),
      stop: new AbortController().signal
    }
  }

  tell(sentence, now) {
    this.shown = sentence
    this.way.hidden = false
    this.way.querySelector('[data-going]').replaceChildren(sentence, ...(now ? [' ', button(this.said.retry, now)] : []))
    this.say(sentence)
  }

  lock(on) {
    for (const one of this.input.form.querySelectorAll('button, input[type=file]')) one.disabled = on
    this.bar.hidden = !on
    if (!on) this.show()
  }

  row(sheet, at) {
    const li = Object.assign(document.createElement('li'), { className: 'mc-camera__sheet' })
    const name = this.said.sheet.replace('{n}', at + 1)
    const picture = Object.assign(document.createElement('img'), { src: sheet.shown ?? '', alt: name })
    const actions = document.createElement('p')
    const add = (text, press, off) => actions.append(Object.assign(button(text, press), { disabled: off, ariaLabel: `${text}: ${name}` }), ' ')
    add(this.said.turn, async () => { sheet.quarter = (sheet.quarter + 1) % 4; await this.drawn(sheet); this.show(); this.focus(at, 0) })
    add(this.said.up, () => this.move(at, at - 1), at === 0)
    add(this.said.down, () => this.move(at, at + 1), at === this.sheets.length - 1)
    add(this.said.drop, () => { this.sheets.splice(at, 1); this.show(); this.say(this.said.count.replace('{n}', this.sheets.length)); this.more.focus() })
    li.append(picture, actions)
    return li
  }

  move(from, to) {
    this.sheets.splice(to, 0, ...this.sheets.splice(from, 1))
    this.show()
    this.focus(to, to < from ? 1 : 2)
    this.say(this.said.sheet.replace('{n}', to + 1))
  }

  focus(at, which) {
    const buttons = [...this.list.children[at].querySelectorAll('button')]
    const wanted = buttons[which]
    ;(wanted?.disabled ? buttons[0] : wanted)?.focus()
  }

  say(sentence) {
    this.voice.textContent = sentence
  }
}

function button(text, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'mc-plain-button', textContent: text })
  made.addEventListener('click', press)
  return made
}
