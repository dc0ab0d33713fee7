// Owns the marks that ask other programs not to keep a copied secret, by platform. Pure; whether a program heeds them is its own affair.

/** Formats of the system beside `text/plain`, with their bytes. */
export type Marks = Readonly<Record<string, Uint8Array<ArrayBuffer>>>

/** A DWORD of 0: "no". */
const NO = new Uint8Array(4)
/** The presence of the format is the mark. */
const PRESENT = new Uint8Array(1)

/**
 * Windows: "Clipboard formats", Cloud clipboard and clipboard history formats (learn.microsoft.com/windows/win32/dataxchg/clipboard-formats).
 * macOS: nspasteboard.org, "Concealed". Linux: KDE's Klipper (klipper/historymodel: `x-kde-passwordManagerHint` = `secret`), read by other desktops' histories too.
 */
const MARKS_OF: Readonly<Partial<Record<NodeJS.Platform, Marks>>> = {
  win32: { ExcludeClipboardContentFromMonitorProcessing: PRESENT, CanIncludeInClipboardHistory: NO, CanUploadToCloudClipboard: NO },
  darwin: { 'org.nspasteboard.ConcealedType': PRESENT },
  linux: { 'x-kde-passwordManagerHint': new TextEncoder().encode('secret') }
}

export function concealmentMarks(platform: NodeJS.Platform): Marks {
  return MARKS_OF[platform] ?? {}
}

/** Electron's name of a format of the system itself (since 44). */
export function systemFormat(name: string): string {
  return `electron application/osclipboard;format="${name}"`
}
