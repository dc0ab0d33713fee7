import { describe, expect, it } from 'vitest'
import { codeOf } from '../../../shared/errors.ts'
import type { KeychainRequest } from '../../../shared/ipc/host-contract.ts'
import { createKeychainRequests } from './keychain-requests.ts'

function start() {
  const sent: KeychainRequest[] = []
  const timers: { action: () => void; isCancelled: boolean }[] = []
  let lastId = 0
  const requests = createKeychainRequests({
    send: (request) => sent.push(request),
    newId: () => {
      lastId += 1
      return `request ${String(lastId)}`
    },
    schedule: (action) => {
      const timer = { action, isCancelled: false }
      timers.push(timer)
      return () => {
        timer.isCancelled = true
      }
    }
  })
  const ask = (): Promise<string> =>
    requests.ask({ kind: 'forget' }).then(
      () => 'done',
      (error: unknown) => codeOf(error)
    )
  return { requests, ask, sent, timers }
}

describe('asking main for the keychain', () => {
  it('ends with its answer, and each request with its own', async () => {
    const { requests, ask, sent, timers } = start()
    const asked = [ask(), ask()]
    requests.answered('request 2', 'quick-unlock-no-keychain')
    requests.answered('request 1', null)
    expect([await Promise.all(asked), sent.map(({ requestId }) => requestId), timers.map(({ isCancelled }) => isCancelled)]).toEqual([
      ['done', 'quick-unlock-no-keychain'],
      ['request 1', 'request 2'],
      [true, true]
    ])
  })

  it('ends when nobody answers, and an answer that comes later changes nothing', async () => {
    const { requests, ask, timers } = start()
    const asked = ask()
    timers[0]?.action()
    requests.answered('request 1', null)
    expect(await asked).toBe('quick-unlock-keychain-failed')
  })

  it('takes no notice of an answer to something else', async () => {
    const { requests, ask } = start()
    const asked = ask()
    requests.answered('another', 'internal')
    requests.answered('request 1', null)
    expect(await asked).toBe('done')
  })
})
