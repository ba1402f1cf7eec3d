// The rows under a search box: arrows walk them, Escape puts them away, leaving the box too.
export function offers(scope) {
  for (const box of scope.querySelectorAll('form[data-offers]:not([data-ready])')) {
    box.dataset.ready = ''
    const input = box.querySelector('input')
    const place = box.querySelector('.mc-search__offers')
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') { place.replaceChildren(); input.focus(); return }
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      const stops = [input, ...place.querySelectorAll('a')]
      if (!step || stops.length < 2) return
      event.preventDefault()
      stops.at((stops.indexOf(document.activeElement) + step) % stops.length).focus()
    })
    box.addEventListener('focusout', (event) => { if (event.relatedTarget && !box.contains(event.relatedTarget)) place.replaceChildren() })
  }
}
