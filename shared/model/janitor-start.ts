// Owns how a start of the program is known to be that of the clipboard's janitor.

export const JANITOR_SWITCH = '--clear-clipboard-when-orphaned'
export const CHARGE_VARIABLE = 'NIDAN_CLIPBOARD_CHARGE'
