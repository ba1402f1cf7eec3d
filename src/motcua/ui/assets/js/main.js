// Everything here is an addition: each page works without it.
import { Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, PasswordInput, SkipLink, Tabs, isSupported } from 'govuk-frontend'

import { cameras } from './camera.js'
import { charts } from './charts.js'
import { filters } from './filters.js'
import { announcements } from './announce.js'
import { keepTyped } from './keep.js'
import { startHtmx } from './fragments.js'
import { lists, tickAll } from './list.js'
import { live } from './live.js'
import { keys } from './keys.js'
import { offers } from './offers.js'
import { passkeys } from './passkey.js'
import { printButtons } from './print.js'
import { Radios } from './radios.js'
import { startSaving } from './saving.js'
import { uploads } from './upload.js'
import { viewers } from './viewer.js'
import { words } from './words.js'

const said = words(document.documentElement.lang)

function enhance(scope) {
  begin(Button, { preventDoubleClick: true }, scope)
  begin(CharacterCount, { i18n: said.characterCount }, scope)
  begin(FileUpload, { i18n: said.fileUpload }, scope)
  for (const Component of [Checkboxes, ErrorSummary, PasswordInput, Radios, SkipLink, Tabs]) begin(Component, undefined, scope)
  uploads(scope, said.upload)
  cameras(scope, said.camera)
  keepTyped(scope)
  tickAll(scope)
  passkeys(scope)
  offers(scope)
  printButtons(scope)
  viewers(scope)
  keys(scope)
  announcements(scope)
  charts(scope)
  filters(scope, said.filters)
}

// A fragment comes among elements that have begun already: beginning twice is an error, said on the console for each of them.
function begin(Component, config, scope) {
  if (!isSupported()) return
  const name = Component.moduleName
  for (const root of scope.querySelectorAll(`[data-module="${name}"]:not([data-${name}-init])`)) {
    try { new Component(root, config) } catch (error) { console.error(error) }
  }
}

document.body.classList.add('js-enabled')
if (isSupported() || 'noModule' in HTMLScriptElement.prototype) document.body.classList.add('govuk-frontend-supported')
enhance(document)
startHtmx(enhance, said)
startSaving()
live()
lists()
