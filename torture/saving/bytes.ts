// Owns the rig "bytes": each byte of a vault flipped, and each length cut. Every such file is refused, and with the class that the format says.
import { createHash } from 'node:crypto'
import { contentOf } from '../../electron/vault/attachments/export-attachment.ts'
import { findVaultKey, inspectContainer, openContainer } from '../../electron/vault/container/container.ts'
import { uuidText } from '../../electron/vault/document/ids.ts'
import { readDocument } from '../../electron/vault/document/migrate.ts'
import { createVaultBytes } from '../../electron/vault/new-vault-file.ts'
import { codeOf } from '../../shared/errors.ts'
import { noObstacle, type Rig, type RigContext } from '../rig.ts'
import { SAMPLE_PASSWORD } from '../sample-vault.ts'
import { createTally, type Tally } from '../tally.ts'

const MAGIC_BYTES = 8
const TRAILER_BYTES = 40
const SHORT_STEP = 97
const NOTES_LENGTH = 40_000
const ATTACHMENT_LENGTH = 20_000
const TELL_EVERY = 20_000

interface Whole {
  readonly bytes: Buffer
  readonly vaultKey: Uint8Array
  readonly headerEnd: number
  readonly areaStart: number
}

async function makeWhole({ randomOf }: RigContext): Promise<Whole> {
  const items = [{ title: 'Counter', password: 'value-0', notes: 'n'.repeat(NOTES_LENGTH), attachments: [{ name: 'kept.bin', content: randomOf(-2).bytes(ATTACHMENT_LENGTH) }] }]
  const bytes = Buffer.from(await createVaultBytes({ name: 'Personal', password: SAMPLE_PASSWORD, items, now: () => 1_741_011_292_000, random: randomOf(-1).bytes }))
  const container = inspectContainer(bytes)
  const headerEnd = 16 + bytes.readUInt32BE(12) + 32
  return { bytes, vaultKey: await findVaultKey(container, SAMPLE_PASSWORD), headerEnd, areaStart: headerEnd + container.header.payloadBytes }
}

function classOf(bytes: Uint8Array, vaultKey: Uint8Array): string {
  try {
    const container = inspectContainer(bytes)
    const { vaultId, generation } = container.header
    const document = readDocument(openContainer(container, vaultKey), { vaultId: uuidText(vaultId), generation })
    for (const [itemId, { attachments = {} }] of Object.entries(document.items)) {
      for (const attachmentId of Object.keys(attachments)) contentOf(document, container.attachments, { itemId, attachmentId })
    }
    return 'opens'
  } catch (error) {
    return codeOf(error)
  }
}

async function classWithPassword(bytes: Uint8Array): Promise<string> {
  try {
    const container = inspectContainer(bytes)
    openContainer(container, await findVaultKey(container, SAMPLE_PASSWORD))
    return 'opens'
  } catch (error) {
    return codeOf(error)
  }
}

function flippedAt(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

function withChecksum(bytes: Buffer): Buffer {
  const counted = bytes.subarray(0, -32)
  return Buffer.concat([counted, createHash('sha256').update(counted).digest()])
}

/** VAULT-FORMAT §7: what a file may be refused as when one byte of it changed and the checksum was made to fit. */
function mayBe(at: number, { headerEnd, areaStart }: Pick<Whole, 'headerEnd' | 'areaStart'>): readonly string[] {
  if (at < MAGIC_BYTES) return ['vault-not-a-vault']
  // The major version; the critical bit of a value; the suite; the type of the only slot; the salt or the commitment.
  if (at < headerEnd - 32) return ['vault-damaged', 'vault-newer-version', 'vault-wrong-password']
  // A record, or its id: the vault opens, and this attachment alone is told to be damaged or missing.
  return at < areaStart ? ['vault-damaged'] : ['vault-damaged', 'attachment-damaged', 'attachment-missing']
}

function expectClass(tally: Tally, found: string, allowed: readonly string[], what: string): void {
  if (allowed.includes(found)) tally.passed()
  else tally.failed(`refused as ${found}`, `${what}: expected ${allowed.join(' or ')}`)
}

async function flipAll({ bytes, vaultKey, headerEnd, areaStart }: Whole, step: number, context: RigContext, tally: Tally): Promise<void> {
  const random = context.randomOf(0)
  for (let at = 0; at < bytes.length; at += at < headerEnd ? 1 : step) {
    const flipped = flippedAt(bytes, at, random.below(8))
    expectClass(tally, classOf(flipped, vaultKey), [at < MAGIC_BYTES ? 'vault-not-a-vault' : 'vault-damaged'], `byte ${at} flipped`)
    if (at < bytes.length - TRAILER_BYTES) {
      const fitting = withChecksum(flipped)
      // In the header the way through the password matters; behind it the key alone does, and a derivation a byte would take an hour.
      const found = at < headerEnd ? await classWithPassword(fitting) : classOf(fitting, vaultKey)
      expectClass(tally, found, mayBe(at, { headerEnd, areaStart }), `byte ${at} flipped, checksum fits`)
    }
    if (at % TELL_EVERY === 0 && at > 0) context.say(`${tally.runs()} files, ${tally.failures()} failed`)
  }
}

function cutAll({ bytes, vaultKey }: Whole, step: number, tally: Tally): void {
  for (let length = 0; length < bytes.length; length += length < 600 || length > bytes.length - 100 ? 1 : step) {
    expectClass(tally, classOf(bytes.subarray(0, length), vaultKey), [length === 0 ? 'vault-not-a-vault' : 'vault-damaged'], `cut to ${length} bytes`)
  }
}

export const bytesRig: Rig = {
  name: 'bytes',
  about: 'flips each byte of a vault of 64 KiB and an attachment, with and without a fitting checksum, and cuts it at each length',
  obstacle: noObstacle,
  run: async (context) => {
    const tally = createTally()
    do {
      const whole = await makeWhole(context)
      const step = context.isShort ? SHORT_STEP : 1
      expectClass(tally, classOf(whole.bytes, whole.vaultKey), ['opens'], 'the file as it was written')
      await flipAll(whole, step, context, tally)
      cutAll(whole, step, tally)
      tally.note(`a file of ${whole.bytes.length} bytes, every ${step === 1 ? '' : `${step}. `}byte`)
    } while (!context.isShort && !context.isTimeUp())
    return tally.report()
  }
}
