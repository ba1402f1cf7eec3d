// <button type="button" data-print hidden>: shown only where pressing it does something.
export function printButtons(scope) {
  for (const button of scope.querySelectorAll('[data-print]')) {
    button.hidden = false
    button.onclick = () => window.print()
  }
}
