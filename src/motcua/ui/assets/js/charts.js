// [data-chart]: a picture drawn from its table. The script that draws is fetched when the first chart comes near, and never for who
// saves data or has lost the network: they have the table.
export function charts(scope) {
  const figures = scope.querySelectorAll('[data-chart]:not([data-ready])')
  if (!figures.length) return
  const near = new IntersectionObserver((seen) => {
    for (const { isIntersecting, target } of seen) {
      if (!isIntersecting) continue
      near.unobserve(target)
      import(target.dataset.script).then(({ draw }) => draw(target)).catch(() => target.classList.add('mc-chart--table'))
    }
  }, { rootMargin: '300px' })
  for (const figure of figures) {
    figure.dataset.ready = ''
    if (navigator.connection?.saveData) figure.classList.add('mc-chart--table')
    else near.observe(figure)
  }
}
