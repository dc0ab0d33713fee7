// Owns a way to an input that comes and goes: whoever wants to send the focus there need not hold the element.

export interface FocusTarget {
  /** For the element's `ref`. */
  attach: (input: HTMLInputElement | null) => void
  focus: () => void
}

export function createFocusTarget(): FocusTarget {
  let attached: HTMLInputElement | null = null
  return {
    attach: (input) => {
      attached = input
    },
    focus: () => {
      attached?.focus()
      attached?.select()
    }
  }
}
