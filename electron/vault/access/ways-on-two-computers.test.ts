// Holds what becomes of the ways in when two computers changed them: none is lost silently, none that was removed comes back. On real files.
import { copyFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import type { MergeReport } from '../../../shared/model/saving.ts'
import { createSession, type Session } from '../session.ts'
import { TEST_NOW_MS, TEST_PASSWORD } from '../testdata/fixtures.ts'
import { makeTestFolder, testProcess, testStoreParts, type TestFolder } from '../testdata/store-parts.ts'

const OURS = 'the password that was set here'
const THEIRS = 'the password that was set there'
let place: TestFolder
let nowMs: number
let runs = 0
beforeEach(async () => {
  place = await makeTestFolder()
  nowMs = TEST_NOW_MS
})
afterEach(() => place.remove())

function start(path: string): Session {
  const quiet = (): undefined => undefined
  const session = createSession({
    store: testStoreParts(`two ${String((runs += 1))}`, { nowMs: () => (nowMs += 1), processes: testProcess({ isAlive: () => false }) }),
    events: { opened: quiet, itemsChanged: quiet, savingChanged: quiet, keychainRequested: quiet, keyFileChanged: quiet, changed: quiet }
  })
  session.configure(path, join(place.folder, 'own'))
  return session
}
async function startNew(): Promise<Session> {
  const session = start(place.path)
  await session.create({ name: 'Personal', password: TEST_PASSWORD })
  return session
}
/** What another computer makes of its copy of the present file; the answer puts it in the place of ours. */
async function elsewhere(work: (session: Session) => Promise<unknown>, password = TEST_PASSWORD): Promise<() => Promise<void>> {
  const copy = join(place.folder, 'elsewhere.nidan')
  await copyFile(place.path, copy)
  const other = start(copy)
  await other.unlock(password)
  await work(other)
  await other.close()
  return () => rename(copy, place.path)
}
const opening = async (open: (session: Session) => Promise<unknown>): Promise<string> => {
  const copy = join(place.folder, 'tried.nidan')
  await copyFile(place.path, copy)
  const session = start(copy)
  const code = await open(session).then(() => 'worked', codeOf)
  await session.close()
  return code
}
const byPassword = (password: string): Promise<string> => opening((session) => session.unlock(password))
const byCode = (code: string): Promise<string> => opening((session) => session.recover(code))
const told = (session: Session): MergeReport['ways'] => session.vault().saving.state().merged?.ways

describe('the ways in, when two computers changed them', () => {
  it('hold both: a password that was changed here, and a recovery code that was made there', async () => {
    const session = await startNew()
    let code = ''
    const arrive = await elsewhere(async (other) => { code = (await other.access.makeRecoveryCode(TEST_PASSWORD)).codeSecret })
    await session.access.changePassword(TEST_PASSWORD, OURS)
    await arrive()
    await session.vault().saving.fileTouched()
    expect([await byPassword(OURS), await byCode(code), await byPassword(TEST_PASSWORD), told(session)]).toEqual(['worked', 'worked', 'vault-wrong-password', 'joined'])
    // The next save, and the next change, begin from there.
    await session.access.changePassword(OURS, THEIRS)
    expect([await byPassword(THEIRS), await byCode(code), await byPassword(OURS)]).toEqual(['worked', 'worked', 'vault-wrong-password'])
    await session.close()
  })

  it('hold both: two passwords, and the one before them opens nothing', async () => {
    const session = await startNew()
    const arrive = await elsewhere((other) => other.access.changePassword(TEST_PASSWORD, THEIRS))
    await session.access.changePassword(TEST_PASSWORD, OURS)
    await arrive()
    await session.vault().saving.fileTouched()
    expect([await byPassword(OURS), await byPassword(THEIRS), await byPassword(TEST_PASSWORD), told(session)]).toEqual(['worked', 'worked', 'vault-wrong-password', 'joined'])
    await session.close()
  })

  it('keep what was removed here removed, also after several saves there', async () => {
    const session = await startNew()
    const { codeSecret } = await session.access.makeRecoveryCode(TEST_PASSWORD)
    const arrive = await elsewhere(async (other) => {
      await other.access.changePassword(TEST_PASSWORD, THEIRS)
      await other.access.changePassword(THEIRS, `${THEIRS} again`)
    })
    await session.access.removeRecoveryCode(TEST_PASSWORD)
    await arrive()
    await session.vault().saving.fileTouched()
    expect([await byCode(codeSecret), await byPassword(`${THEIRS} again`), told(session)]).toEqual(['vault-no-recovery-code', 'worked', 'joined'])
    await session.close()
  })

  it('keep what was removed there removed: they knew what was made here', async () => {
    const session = await startNew()
    const { codeSecret } = await session.access.makeRecoveryCode(TEST_PASSWORD)
    const arrive = await elsewhere((other) => other.access.removeRecoveryCode(TEST_PASSWORD))
    await arrive()
    await session.vault().saving.fileTouched()
    expect([await byCode(codeSecret), told(session)]).toEqual(['vault-no-recovery-code', 'replaced'])
    await session.close()
  })

  it('are told where the other computer alone has changed them', async () => {
    const session = await startNew()
    const arrive = await elsewhere((other) => other.access.changePassword(TEST_PASSWORD, THEIRS))
    await arrive()
    await session.vault().saving.fileTouched()
    expect([await byPassword(THEIRS), await byPassword(TEST_PASSWORD), told(session)]).toEqual(['worked', 'vault-wrong-password', 'changed'])
    session.vault().saving.dismissMerged()
    expect(told(session)).toBeUndefined()
    await session.close()
  })
})
