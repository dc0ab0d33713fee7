// Owns typing into a field of the page where no store can be asked. Development only.

/** Sets the whole text; a field that is not there is left alone. */
export function typeInto(box: HTMLInputElement | null, text: string): void {
  if (box === null) return
  // The page's library hears of a value only when the element's own setter was called.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, text)
  box.dispatchEvent(new Event('input', { bubbles: true }))
}
