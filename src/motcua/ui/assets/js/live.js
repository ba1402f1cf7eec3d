// [data-live]: a part that asks again and again how it stands. What has not changed is not drawn anew: nothing is read out twice, and
// the keyboard stays where it was. A telephone that slept asks at once when it is looked at again.
const shown = new WeakMap()

export function live() {
  const parts = () => document.querySelectorAll('[data-live]')
  if (!parts().length) return
  document.body.addEventListener('htmx:beforeSwap', (event) => {
    const { target } = event.detail
    if (target.matches('[data-live]') && shown.get(target) === lasting(event)) event.detail.shouldSwap = false
  })
  // Remembered only once it stands there: an answer that something else kept from the page is drawn the next time.
  document.body.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target.matches('[data-live]')) shown.set(event.detail.target, lasting(event))
  })
  document.addEventListener('visibilitychange', () => { if (!document.hidden) parts().forEach((part) => part.dispatchEvent(new Event('seen'))) })
  addEventListener('pageshow', (event) => { if (event.persisted) parts().forEach((part) => part.dispatchEvent(new Event('seen'))) })
}

const lasting = (event) => event.detail.xhr.responseText.replace(/csrfmiddlewaretoken" value="[^"]*"/g, '')
