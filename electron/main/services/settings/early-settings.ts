// Owns the little that the first frame needs to know of settings.json. Uses no schema library, so that the first view need not wait for one.
import { readFileSync } from 'node:fs'
import { ACTUAL_ZOOM, ZOOM_STEPS } from '../../../../shared/model/zoom.ts'
import type { Settings } from '../../../../shared/model/settings.ts'

export interface EarlySettings extends Pick<Settings, 'language' | 'theme' | 'contrast' | 'zoomPercent'> {
  vaultPath: string | undefined
  /** What the vault at a path was called when it was open last; undefined for one that is not known. */
  vaultName: (path: string) => string | undefined
}

/** A missing or broken file gives the defaults, as loadSettings does. Synchronous: it is a few hundred bytes, and nothing can be shown before. */
export function readEarlySettings(path: string): EarlySettings {
  const { language, theme, contrast, zoomPercent, vaultPath, recentVaults } = readMembers(path)
  return {
    language: language === 'en' || language === 'ja' ? language : 'system',
    contrast: contrast === 'more' ? 'more' : 'system',
    zoomPercent: ZOOM_STEPS.find((step) => step === zoomPercent) ?? ACTUAL_ZOOM,
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    vaultPath: typeof vaultPath === 'string' ? vaultPath : undefined,
    vaultName: (wanted) => (Array.isArray(recentVaults) ? nameIn(recentVaults, wanted) : undefined)
  }
}

function nameIn(vaults: readonly unknown[], path: string): string | undefined {
  for (const one of vaults) {
    if (typeof one !== 'object' || one === null || !('path' in one) || one.path !== path) continue
    return 'name' in one && typeof one.name === 'string' ? one.name : undefined
  }
  return undefined
}

function readMembers(path: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
