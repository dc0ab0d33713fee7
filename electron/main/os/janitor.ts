// Runs the program as the clipboard's janitor: no window, no vault, no settings, a profile of its own that goes with it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { systemClipboard } from './system-clipboard.ts'
import { keepWatch, readCharge } from '../services/clipboard/clipboard-janitor.ts'

/** Answers when there is nothing more to do. */
export async function runJanitor(chargeText: string | undefined): Promise<void> {
  const charge = readCharge(chargeText)
  if (charge === null) return
  const profile = mkdtempSync(join(tmpdir(), 'nidan-janitor-'))
  app.setPath('userData', profile)
  app.dock?.hide()
  try {
    await app.whenReady()
    const { readText, clear } = systemClipboard
    await keepWatch({ charge, readText, clear, isAlive, nowMs: Date.now, pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)) })
  } finally {
    rmSync(profile, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
