// <form data-passkey="get|create" data-options='…'>: asks the browser for a key and sends its answer in `credential`.
// Options that are an address are fetched when the button is pressed. Hidden where the browser knows no keys.
export function passkeys(scope) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) return
  for (const form of scope.querySelectorAll('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      if (form.elements.credential.value) return
      event.preventDefault()
      ask(form).then((credential) => {
        form.elements.credential.value = JSON.stringify(credential)
        form.submit()
      }).catch(() => { form.querySelector('.govuk-error-message').textContent = form.dataset.trouble })
    })
  }
}

async function ask(form) {
  let options = JSON.parse(form.dataset.options)
  if (typeof options === 'string') {
    const answer = await fetch(options, { headers: { 'X-Requested-With': 'XMLHttpRequest' } })
    options = (await answer.json()).request_options
  }
  if (form.dataset.passkey === 'get') {
    return (await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey) })).toJSON()
  }
  // Kept on the device and opened by a finger, a face or a PIN: only so can it stand in for the password.
  Object.assign(options.publicKey.authenticatorSelection ??= {}, { residentKey: 'required', requireResidentKey: true, userVerification: 'required' })
  return (await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey) })).toJSON()
}
