// Owns the items, codes and drafts of the stand-in for the vault. Never part of the program that is shipped.
import type { ErrorCode } from '../../shared/errors.ts'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { CallInput, CallOutput } from '../../shared/ipc/contract.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { ITEM_PAGE, type ItemEdit } from '../../shared/model/item.ts'
import type { OtpDraft, OtpParameters } from '../../shared/model/otp.ts'
import { createFakeAttachments } from './fake-attachments.ts'
import { FAKE_OTP, type FakeField, type FakeItem } from './fake-logins.ts'
import { detailOf, fakeCode, summaryOf } from './fake-views.ts'
import { failed, ok, type FakeEmit, type FakeOptions } from './fake-options.ts'

type FakeItemCall =
  | 'items.list' | 'items.get' | 'items.save' | 'items.trash' | 'items.restore'
  | 'items.setFavourite' | 'items.reveal' | 'otp.codes' | 'otp.firstCodes' | 'otp.advance'
  | 'otp.resync' | 'otp.reviseDraft' | 'otp.setDraftPin' | 'otp.draftFromText' | 'otp.draftCode'
  | 'otp.discardDraft' | 'otp.attach' | 'otp.attachMany' | 'otp.readText' | 'otp.collected'
  | 'otp.discardCollected'

export function createFakeItems(options: FakeOptions, emit: FakeEmit) {
  const { items, newId, nowMs, failing } = options
  const drafts = new Map<string, OtpParameters>()
  const find = (itemId: string): FakeItem | undefined => items.find((item) => item.id === itemId)
  const changed = (itemId: string): void => {
    emit('items.changed', { itemId })
  }
  const draftOf = (handle: string, parameters: OtpParameters): OtpDraft => {
    drafts.set(handle, parameters)
    return { handle, parameters, code: parameters.type === 'hotp' ? null : fakeCode(parameters, handle, nowMs()), warnings: [] }
  }
  const makeDraft = (parameters: Partial<OtpParameters>): OtpDraft => draftOf(newId(), { ...FAKE_OTP, ...parameters })
  const editField = (edit: ItemEdit['fields'][number], old: FakeField | undefined): FakeField => {
    const format = old === undefined ? edit.format : old.format
    const datedMs = edit.datedMs === undefined ? old?.datedMs : (edit.datedMs ?? undefined)
    const base: FakeField = {
      id: edit.id, kind: edit.kind, label: edit.label, value: old?.value ?? '', otp: old?.otp ?? null,
      ...(format === undefined ? {} : { format }),
      ...(datedMs === undefined ? {} : { datedMs })
    }
    switch (edit.change.kind) {
      case 'keep':
        return base
      case 'set':
        return { ...base, value: edit.change.value }
      case 'otp': {
        const parameters = drafts.get(edit.change.handle) ?? FAKE_OTP
        drafts.delete(edit.change.handle)
        return { ...base, otp: parameters }
      }
    }
  }
  const newItem = (title: string): FakeItem => {
    const item = { id: newId(), title, favourite: false, trashed: false, notes: '', fields: [], createdAtMs: nowMs(), updatedAtMs: nowMs(), lastUsedAtMs: null }
    items.push(item)
    return item
  }
  const setOn = (itemId: string, change: Partial<FakeItem>): Promise<Result<null>> => {
    const item = find(itemId)
    if (item === undefined) return Promise.resolve(failed('item-not-found'))
    Object.assign(item, change)
    changed(itemId)
    return Promise.resolve(ok(null))
  }
  const fieldOf = (itemId: string, fieldId: string): FakeField | undefined => find(itemId)?.fields.find((field) => field.id === fieldId)

  const attachFailure = ({ handle, itemId }: CallInput<'otp.attach'>): ErrorCode | null => {
    if (!drafts.has(handle)) return 'otp-draft-gone'
    return itemId !== null && find(itemId) === undefined ? 'item-not-found' : null
  }
  const attach = ({ handle, itemId }: CallInput<'otp.attach'>): CallOutput<'otp.attach'> => {
    const parameters = drafts.get(handle) ?? FAKE_OTP
    const item = (itemId === null ? undefined : find(itemId)) ?? newItem(parameters.issuer)
    drafts.delete(handle)
    const field: FakeField = { id: newId(), kind: 'otp', label: '', value: '', otp: parameters }
    item.fields.push(field)
    changed(item.id)
    return { itemId: item.id, fieldId: field.id }
  }
  let collected = options.transfers?.(makeDraft) ?? []

  const attachments = createFakeAttachments({ fake: options.attachments ?? {}, items, newId, nowMs, emit })
  const calls: Pick<Bridge<'main'>['calls'], FakeItemCall> & ReturnType<typeof createFakeAttachments>['calls'] = {
    'items.list': ({ from }) => Promise.resolve(ok({ rows: items.slice(from, from + ITEM_PAGE).map(summaryOf), next: from + ITEM_PAGE < items.length ? from + ITEM_PAGE : null })),
    'items.get': ({ itemId }) => {
      const item = find(itemId)
      return Promise.resolve(item === undefined ? failed('item-not-found') : ok(detailOf(item)))
    },
    'items.save': (edit) => {
      if (failing?.['items.save'] !== undefined) return Promise.resolve(failed(failing['items.save']))
      const item = edit.id === null ? newItem(edit.title) : find(edit.id)
      if (item === undefined) return Promise.resolve(failed('item-not-found'))
      const fields = edit.fields.map((field) => editField(field, item.fields.find((one) => one.id === field.id)))
      Object.assign(item, { title: edit.title, favourite: edit.favourite, notes: edit.notes, fields, attachments: attachments.edited(item.attachments ?? [], edit.attachments ?? []), updatedAtMs: nowMs() })
      for (const member of ['category', 'tags', 'secondSteps'] as const) if (edit[member] !== undefined) Object.assign(item, { [member]: edit[member] })
      changed(item.id)
      return Promise.resolve(ok(detailOf(item)))
    },
    'items.trash': ({ itemId }) => setOn(itemId, { trashed: true, trashedAtMs: nowMs() }),
    'items.restore': ({ itemId }) => setOn(itemId, { trashed: false }),
    'items.setFavourite': ({ itemId, favourite }) => setOn(itemId, { favourite }),
    'items.reveal': ({ itemId, fieldId }) => {
      if (failing?.['items.reveal'] !== undefined) return Promise.resolve(failed(failing['items.reveal']))
      const field = fieldOf(itemId, fieldId)
      return Promise.resolve(field === undefined ? failed('field-not-found') : ok({ value: field.value }))
    },
    'otp.codes': (fields) =>
      Promise.resolve(
        ok(
          fields.flatMap(({ itemId, fieldId }) => {
            const parameters = fieldOf(itemId, fieldId)?.otp ?? null
            return parameters === null || parameters.type === 'hotp' ? [] : [{ itemId, fieldId, code: fakeCode(parameters, fieldId, nowMs()) }]
          })
        )
      ),
    'otp.firstCodes': (itemIds) =>
      Promise.resolve(
        ok(
          itemIds.flatMap((itemId) => {
            const field = find(itemId)?.fields.find(({ otp }) => otp !== null && otp.type !== 'hotp')
            return field?.otp === null || field?.otp === undefined ? [] : [{ itemId, fieldId: field.id, type: field.otp.type, digits: field.otp.digits, code: fakeCode(field.otp, field.id, nowMs()) }]
          })
        )
      ),
    'otp.advance': ({ itemId, fieldId }) => {
      const field = fieldOf(itemId, fieldId)
      if (failing?.['otp.advance'] !== undefined) return Promise.resolve(failed(failing['otp.advance']))
      if (field?.otp?.counter === undefined) return Promise.resolve(failed('request-invalid'))
      const { counter } = field.otp
      field.otp = { ...field.otp, counter: counter + 1 }
      changed(itemId)
      return Promise.resolve(ok({ code: fakeCode(field.otp, fieldId, counter * field.otp.periodSeconds * 1_000).code, counter }))
    },
    'otp.resync': ({ itemId, fieldId, firstCode }) => {
      const field = fieldOf(itemId, fieldId)
      if (field?.otp?.counter === undefined || firstCode === '000000') return Promise.resolve(failed('otp-resync-not-found'))
      const counter = field.otp.counter + 12
      field.otp = { ...field.otp, counter }
      changed(itemId)
      return Promise.resolve(ok({ counter }))
    },
    'otp.reviseDraft': ({ handle, as: { counter, ...as } }) => {
      if (!drafts.has(handle)) return Promise.resolve(failed('otp-draft-gone'))
      drafts.delete(handle)
      return Promise.resolve(ok({ ...draftOf(newId(), { ...FAKE_OTP, ...as, ...(as.type === 'hotp' ? { counter } : {}) }), isFromKey: true }))
    },
    'otp.setDraftPin': ({ handle, pin }) => {
      const parameters = drafts.get(handle)
      if (parameters === undefined) return Promise.resolve(failed('otp-draft-gone'))
      if (!/^\d{4,16}$/.test(pin)) return Promise.resolve(failed('otp-pin-broken'))
      drafts.delete(handle)
      return Promise.resolve(ok(draftOf(newId(), parameters)))
    },
    'otp.draftFromText': ({ text }) => {
      if (text.startsWith('motp://')) return Promise.resolve(ok({ ...makeDraft({ type: 'motp', issuer: 'VPN', account: 'taro', algorithm: 'MD5', periodSeconds: 10 }), code: null, needsPin: true }))
      if (text.startsWith('otpauth://')) return Promise.resolve(ok(makeDraft({ issuer: 'Amazon', account: 'taro@example.jp' })))
      if (/^[A-Z2-7 -]{16,}$/i.test(text)) return Promise.resolve(ok({ ...makeDraft({}), warnings: text.includes(' ') ? ['secret-cleaned'] : [], isFromKey: true }))
      return Promise.resolve(failed('otp-address-unreadable'))
    },
    'otp.draftCode': ({ handle }) => {
      const parameters = drafts.get(handle)
      return Promise.resolve(parameters === undefined ? failed('otp-draft-gone') : ok(fakeCode(parameters, handle, nowMs())))
    },
    'otp.discardDraft': ({ handle }) => {
      drafts.delete(handle)
      return Promise.resolve(ok(null))
    },
    'otp.attach': (target) => {
      const failure = failing?.['otp.attach'] ?? attachFailure(target)
      return Promise.resolve(failure === null ? ok(attach(target)) : failed(failure))
    },
    'otp.attachMany': (targets) => {
      const failure = failing?.['otp.attachMany'] ?? targets.map(attachFailure).find((code) => code !== null) ?? null
      return Promise.resolve(failure === null ? ok(targets.map(attach)) : failed(failure))
    },
    'otp.readText': () =>
      Promise.resolve(ok({ source: 'text', images: [], otps: [], others: [], transfers: collected, problem: collected.length === 0 ? 'otp-address-unreadable' : null, durationMs: 0 })),
    'otp.collected': () => Promise.resolve(ok(collected)),
    'otp.discardCollected': ({ transferId }) => {
      collected = collected.filter(({ id }) => id !== transferId)
      return Promise.resolve(ok(null))
    },
    ...attachments.calls
  }
  return { calls, makeDraft, fieldOf, open: { openDrafts: () => [...drafts.keys()], openFiles: attachments.openDrafts } }
}
