import { Radios as Theirs } from 'govuk-frontend'

// ARIA knows no expanded radio buttons, and a checker rightly says so. What a choice shows stands right below it and is read next.
export class Radios extends Theirs {
  syncConditionalRevealWithInputState(input) {
    super.syncConditionalRevealWithInputState(input)
    input.removeAttribute('aria-expanded')
  }
}
