// <button type="button" data-print hidden>: shown only where pressing it does something.
// <a data-return>: the machine in the hall goes back by itself for whoever comes next.
// [data-print-now]: the printer is asked as soon as the pictures in it are there, once a page.
export function printButtons(scope) {
  for (const button of scope.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.onclick = () => window.print()
  }
  for (const way of scope.querySelectorAll('[data-return]')) setTimeout(() => way.click(), 20000)
  for (const sheets of scope.querySelectorAll('[data-print-now]')) printOnce(sheets)
}

async function printOnce(sheets) {
  const key = `printed:${location.pathname}` // coming back to the page is no reason to print again
  if (sessionStorage.getItem(key)) return
  sessionStorage.setItem(key, '1')
  await Promise.allSettled([...sheets.querySelectorAll('img')].map((picture) => picture.decode()))
  window.print()
}
