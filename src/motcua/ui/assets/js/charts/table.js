// The table beside the picture, read: what is drawn is what stands in its cells.
export function read(figure) {
  const table = figure.querySelector('table')
  const [head, ...columns] = [...table.tHead.rows[0].cells].map((cell) => ({ name: text(cell), role: cell.dataset.role }))
  return {
    caption: text(figure.querySelector('figcaption')),
    options: JSON.parse(figure.dataset.options),
    unit: figure.dataset.unit,
    head: head.name,
    columns,
    rows: [...table.tBodies[0].rows].map(line)
  }
}

function line(row) {
  const [name, ...cells] = row.cells
  return {
    name: text(name),
    note: row.dataset.note ?? '',
    facts: JSON.parse(row.dataset.facts ?? '{}'),
    cells: cells.map((cell) => ({
      value: cell.dataset.value === undefined ? null : Number(cell.dataset.value),
      text: text(cell.firstElementChild ?? cell),
      more: text(cell.querySelector('.mc-chart__more')),
      href: cell.querySelector(':scope > a')?.href ?? ''
    }))
  }
}

const text = (node) => node?.textContent.trim() ?? ''
