// One file on its way: begun, sent in pieces from where the server is, ended. A line that breaks is tried again by itself.
const LEAST = 64 * 1024
const MOST = 1024 * 1024
const SILENT = 60_000 // milliseconds without a byte: the line is dead
const TRIES = 12 // without anything getting through: about five minutes

export async function sendPieces(item, { address, pieces, token, field, tell }) {
  const post = (facts, moved) => keepOn(tell, () => request({ method: 'POST', to: address, body: form(facts), token, moved, stop: tell.stop }))
  if (!pieces) return (await post({ [field]: item.file }, tell.moved)).text
  return sendWhole(item, { address, pieces, token, tell }, async (id) => (await post({ upload: id })).text)
}

// The same without the end; `then` is told the key of what has come. What it finds gone is sent anew.
export async function sendWhole(item, { address, pieces, token, tell }, then = (id) => id) {
  const { file } = item
  const ask = (method, to, body, moved) => request({ method, to, body, token, moved, stop: tell.stop })
  const begin = () => ask('POST', pieces, form({ name: file.name, size: file.size, modified: file.lastModified, place: address }))
  let size = 4 * LEAST
  for (let begun = 0; begun < 3; begun++) { // what was there may be gone: then from the start
    const { id, received } = (await keepOn(tell, begin)).json
    const here = `${pieces}${id}/`
    item.cancel = () => request({ method: 'POST', to: `${here}bo/`, token }).catch(() => {})
    try {
      let at = received
      while (at < file.size) {
        tell.moved(at)
        const asked = performance.now()
        const answer = await keepOn(tell, async (again) => {
          if (again) size = LEAST
          const start = again ? (await ask('GET', here)).json.received : at // how far did it come?
          if (start >= file.size) return { json: { received: start } }
          return ask('POST', `${here}?tu=${start}`, file.slice(start, start + size), (sent) => tell.moved(Math.min(start + sent, file.size)))
        })
        at = answer.json.received
        if (performance.now() - asked < 1000) size = Math.min(2 * size, MOST)
      }
      tell.moved(file.size)
      return await then(id)
    } catch (trouble) {
      if (trouble.status !== 404) throw trouble
    }
  }
  throw new Trouble(0)
}

// The end of several that belong together, in their order.
export async function sendEnd(ids, { address, token, tell }) {
  const body = new FormData()
  for (const id of ids) body.append('upload', id)
  return keepOn(tell, () => request({ method: 'POST', to: address, body, token, stop: tell.stop }))
}

// The same again after 1, 2, 4 … seconds, or at once when somebody presses or the line is back.
async function keepOn(tell, step) {
  for (let tries = 0; ; tries++) {
    try {
      return await step(tries)
    } catch (trouble) {
      if (!trouble.passing || tries + 1 >= TRIES) throw trouble
      await patience(tell, Math.min(2 ** tries, 30))
    }
  }
}

function patience(tell, seconds) {
  return new Promise((go, stop) => {
    const now = () => {
      clearTimeout(timer)
      removeEventListener('online', now)
      go()
    }
    const timer = setTimeout(now, seconds * 1000)
    addEventListener('online', now)
    tell.stop.addEventListener('abort', () => { now(); stop(new Trouble(0)) })
    tell.waits(seconds, now)
  })
}

class Trouble extends Error {
  constructor(status, sentence) {
    super(sentence)
    Object.assign(this, { status, sentence, passing: status === 0 || status >= 500 || status === 429, again: status === 401 })
  }
}

// fetch() does not tell how far a piece is.
function request({ method, to, body, token, moved, stop }) {
  return new Promise((answer, refuse) => {
    const line = new XMLHttpRequest()
    let clock
    const alive = () => { clearTimeout(clock); clock = setTimeout(() => line.abort(), SILENT) }
    line.open(method, to)
    line.setRequestHeader('X-Requested-With', 'XMLHttpRequest')
    if (method !== 'GET') line.setRequestHeader('X-CSRFToken', token)
    line.upload.onprogress = (event) => { alive(); moved?.(event.loaded) }
    line.onerror = line.onabort = () => { clearTimeout(clock); refuse(new Trouble(0)) }
    line.onload = () => {
      clearTimeout(clock)
      const kind = line.getResponseHeader('Content-Type') ?? ''
      const json = kind.startsWith('application/json') ? JSON.parse(line.responseText) : null
      if (line.status < 300 || (line.status === 409 && json)) return answer({ text: line.responseText, json })
      refuse(new Trouble(line.status, kind.startsWith('text/plain') && line.status < 500 ? line.responseText.slice(0, 300) : undefined))
    }
    stop?.addEventListener('abort', () => line.abort())
    alive()
    line.send(body ?? null)
  })
}

function form(facts) {
  const made = new FormData()
  for (const [name, value] of Object.entries(facts)) made.append(name, value)
  return made
}
