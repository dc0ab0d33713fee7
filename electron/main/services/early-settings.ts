// Owns the little that the first frame needs to know of settings.json. Uses no schema library, so that the first view need not wait for one.
import { readFileSync } from 'node:fs'
import type { Settings } from '../../../shared/model/settings.ts'

export interface EarlySettings extends Pick<Settings, 'language' | 'theme'> {
  vaultPath: string | undefined
}

/** A missing or broken file gives the defaults, as loadSettings does. Synchronous: it is a few hundred bytes, and nothing can be shown before. */
export function readEarlySettings(path: string): EarlySettings {
  const { language, theme, vaultPath } = readMembers(path)
  return {
    language: language === 'en' || language === 'ja' ? language : 'system',
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    vaultPath: typeof vaultPath === 'string' ? vaultPath : undefined
  }
}

function readMembers(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
