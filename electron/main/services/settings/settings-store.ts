// Owns settings.json beside the vault. Nothing secret is ever written here; a broken file falls back to the defaults, field by field.
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from 'zod'
import { clockHostSchema, clockMeasurementSchema, DEFAULT_CLOCK_HOST } from '../../../../shared/model/clock.ts'
import { DEFAULT_SETTINGS, settingsSchema, type Settings } from '../../../../shared/model/settings.ts'
import { MAX_RECENT_VAULTS } from '../../../../shared/model/vaults.ts'
import { fileNameOf } from '../session/vault-paths.ts'

const storedVaultSchema = z.object({ path: z.string().min(1).max(4_096), name: z.string().max(300) })
/** Where a vault stands, and what it was called when it was open last. Both can be read without a password. */
export type StoredVault = z.infer<typeof storedVaultSchema>

const fileSchema = z.looseObject({
  vaultPath: z.string().max(4_096).optional().catch(undefined),
  recentVaults: z.array(storedVaultSchema).max(MAX_RECENT_VAULTS).optional().catch(undefined)
})

/** When the offset was measured, and when the computer had been started then (both by its own clock): the second tells whether it still holds. */
const storedOffsetSchema = clockMeasurementSchema.extend({ measuredAtMs: z.number().int(), computerStartedAtMs: z.number().int() })
export type StoredOffset = z.infer<typeof storedOffsetSchema>

/** Beside the settings that a view may change: an offset comes out of a measurement, and a new host is confirmed by the person. */
const clockSettingsSchema = z
  .object({ clockHost: clockHostSchema.catch(DEFAULT_CLOCK_HOST), clockOffset: storedOffsetSchema.nullable().catch(null) })
  .catch({ clockHost: DEFAULT_CLOCK_HOST, clockOffset: null })
export type ClockSettings = z.infer<typeof clockSettingsSchema>

export interface SettingsStore {
  readonly settings: Settings
  /** The one that was opened last comes first. */
  readonly recentVaults: readonly StoredVault[]
  change(part: Partial<Settings>): Promise<void>
  changeRecentVaults(vaults: readonly StoredVault[]): Promise<void>
  readonly clock: ClockSettings
  changeClock(part: Partial<ClockSettings>): Promise<void>
}

/** Reads the file once; later reads come from memory. */
export async function loadSettings(path: string): Promise<SettingsStore> {
  const raw = await readJson(path)
  let settings = settingsFrom(raw)
  let clock = clockSettingsSchema.parse(raw)
  let recentVaults = vaultsFrom(raw)
  let saving: Promise<void> = Promise.resolve()
  const save = (): Promise<void> => {
    // One failed write must not end all later ones.
    saving = saving.catch(() => undefined).then(() => writeJson(path, { ...settings, ...changedClock(clock), ...writtenVaults(recentVaults) }))
    return saving
  }
  return {
    get settings() {
      return settings
    },
    get recentVaults() {
      return recentVaults
    },
    change: (part) => {
      settings = settingsSchema.parse({ ...settings, ...part })
      return save()
    },
    changeRecentVaults: (next) => {
      recentVaults = next
      return save()
    },
    get clock() {
      return clock
    },
    changeClock: (part) => {
      clock = { ...clock, ...part }
      return save()
    }
  }
}

/** What nobody has set stays out of the file, so that a later version may choose another host. */
function changedClock({ clockHost, clockOffset }: ClockSettings): Partial<ClockSettings> {
  return { ...(clockHost === DEFAULT_CLOCK_HOST ? {} : { clockHost }), ...(clockOffset === null ? {} : { clockOffset }) }
}

/** Files of earlier versions know one vault and no name. */
function vaultsFrom(raw: unknown): readonly StoredVault[] {
  const { vaultPath, recentVaults } = fileSchema.safeParse(raw).data ?? {}
  return recentVaults ?? (vaultPath === undefined ? [] : [{ path: vaultPath, name: fileNameOf(vaultPath) }])
}

/** `vaultPath` is what the first frame reads, and what an earlier version knows. */
function writtenVaults(recentVaults: readonly StoredVault[]): object {
  const [last] = recentVaults
  return last === undefined ? {} : { vaultPath: last.path, recentVaults }
}

function settingsFrom(raw: unknown): Settings {
  if (typeof raw !== 'object' || raw === null) return DEFAULT_SETTINGS
  const kept: Record<string, unknown> = { ...DEFAULT_SETTINGS }
  for (const [key, schema] of Object.entries(settingsSchema.shape)) {
    const value = schema.safeParse((raw as Record<string, unknown>)[key])
    if (value.success) kept[key] = value.data
  }
  return settingsSchema.parse(kept)
}

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch {
    // Missing at the first start; unreadable after a fault. Settings are convenience, so both mean "defaults".
    return null
  }
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const temporary = `${path}.tmp`
  const file = await open(temporary, 'w', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(value, null, 2)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(temporary, path)
}
