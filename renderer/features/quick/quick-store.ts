// Owns what quick access shows while it can be seen, and nothing once it cannot: rows, one item's fields, what went wrong. Values are copied by the main process.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { FieldView, ItemDetail } from '../../../shared/model/item.ts'
import type { OtpCode } from '../../../shared/model/otp.ts'
import { readAllItems } from '../../ipc/read-all-items.ts'
import type { Clock } from '../../state/clock.ts'
import { placeOf, comparisonOf, toSearchable, type SearchableItem } from '../../state/item-search.ts'
import { createItemSearch, type ItemSearch } from '../../state/search/find-items.ts'
import { parseQuery, type SearchQuery } from '../../state/search/search-query.ts'
import { createStoreContext } from '../../state/store-context.ts'
import { fieldFor, fieldsToShow, firstToCopy, type QuickKind } from './quick-fields.ts'

/** More rows than that nobody goes through: typing on is shorter. */
const MOST_ROWS = 30
const NO_WEAK: ReadonlySet<string> = new Set()

export type QuickNotice = 'quick.noPassword' | 'quick.noUsername' | 'quick.noSite'
const NOTICES: Partial<Record<QuickKind, QuickNotice>> = { password: 'quick.noPassword', username: 'quick.noUsername', site: 'quick.noSite' }

export interface QuickData {
  isShown: boolean
  /** False until the list of this showing is here. */
  hasLoaded: boolean
  typed: string
  query: SearchQuery
  rows: readonly SearchableItem[]
  found: number
  at: number
  detail: ItemDetail | null
  fields: readonly FieldView[]
  fieldAt: number
  /** Of the shown item, by the ids of its fields. */
  codes: Readonly<Record<string, OtpCode>>
  problem: ErrorCode | null
  notice: QuickNotice | null
}

export interface QuickState extends QuickData {
  /** `itemId`: at once the fields of that item; Escape leads to the list. */
  show: (itemId?: string | null) => Promise<void>
  /** Nothing of the vault stays. */
  forget: () => void
  type: (text: string) => void
  /** Up or down, in the rows or in the fields of the item that is shown; stops at the ends. */
  move: (by: number) => void
  pointAt: (position: number) => void
  /** Copies what Enter means: of the fields on display the one at the cursor. */
  copyFirst: () => Promise<void>
  copy: (kind: Exclude<QuickKind, 'site'>) => Promise<void>
  openSite: () => Promise<void>
  showFields: () => Promise<void>
  back: () => void
  showInNidan: () => Promise<void>
}

export type QuickStore = StoreApi<QuickState>

interface Deps {
  calls: Pick<Bridge<'quick'>['calls'], 'items.list' | 'items.get' | 'otp.codes' | 'clipboard.copyField' | 'site.open' | 'quick.hide' | 'quick.openItem'>
  collator: () => Intl.Collator
  clock: Pick<Clock, 'subscribe' | 'nowMs'>
}

const NOTHING: QuickData = {
  isShown: false, hasLoaded: false, typed: '', query: parseQuery(''), rows: [], found: 0, at: 0, detail: null, fields: [], fieldAt: 0, codes: {}, problem: null, notice: null
}

/** Before anything is typed: what is marked first, then what was used last. */
function inFirstOrder(items: readonly SearchableItem[], collator: Intl.Collator): SearchableItem[] {
  const later = comparisonOf('recent', collator)
  return items.toSorted((a, b) => Number(b.item.favourite) - Number(a.item.favourite) || later(a, b))
}

export function createQuickStore({ calls, collator, clock }: Deps): QuickStore {
  let search: ItemSearch = createItemSearch([])
  /** An answer of an earlier showing, or to an earlier item, is dropped. */
  let round = 0
  let endTicks: (() => void) | null = null
  return createStore<QuickState>()((set, get) => {
    const rowsFor = (typed: string): Pick<QuickData, 'query' | 'rows' | 'found' | 'at'> => {
      const query = parseQuery(typed)
      const found = search.find(query, placeOf('all', null, query), NO_WEAK)
      return { query, rows: found.slice(0, MOST_ROWS), found: found.length, at: 0 }
    }
    const stopCodes = (): void => {
      endTicks?.()
      endTicks = null
    }
    const readCodes = async (itemId: string, fields: readonly FieldView[], mine: number): Promise<void> => {
      const refs = fields.flatMap((field) => (field.kind === 'otp' && field.parameters.type !== 'hotp' ? [{ itemId, fieldId: field.id }] : [])).slice(0, 64)
      if (refs.length === 0) return
      const result = await calls['otp.codes'](refs)
      if (mine !== round || !result.ok) return
      set({ codes: Object.fromEntries(result.value.map(({ fieldId, code }) => [fieldId, code])) })
    }
    const followCodes = (itemId: string, fields: readonly FieldView[], mine: number): void => {
      stopCodes()
      let askedAtMs = clock.nowMs()
      void readCodes(itemId, fields, mine)
      endTicks = clock.subscribe(() => {
        const isOver = Object.values(get().codes).some(({ validUntilMs }) => clock.nowMs() >= validUntilMs)
        if (!isOver || clock.nowMs() === askedAtMs) return
        askedAtMs = clock.nowMs()
        void readCodes(itemId, fields, mine)
      })
    }
    const detailNow = async (): Promise<ItemDetail | null> => {
      const { detail, rows, at } = get()
      if (detail !== null) return detail
      const itemId = rows[at]?.item.id
      if (itemId === undefined) return null
      const mine = round
      const result = await calls['items.get']({ itemId })
      if (mine !== round) return null
      if (result.ok) return result.value
      set({ problem: result.code, notice: null })
      return null
    }
    const copyField = async (itemId: string, fieldId: string): Promise<void> => {
      const result = await calls['clipboard.copyField']({ itemId, fieldId })
      // Hidden only when it is done: what went wrong is said here.
      if (result.ok) await calls['quick.hide'](null)
      else set({ problem: result.code, notice: null })
    }
    const copy: QuickState['copy'] = async (kind) => {
      const detail = await detailNow()
      if (detail === null) return
      const field = fieldFor(detail, kind)
      if (field === null) set({ notice: NOTICES[kind] ?? null, problem: null })
      else await copyField(detail.id, field.id)
    }
    const showFields: QuickState['showFields'] = async () => {
      const detail = await detailNow()
      if (detail !== null && get().detail === null) showDetail(detail)
    }
    /** It need not be among the rows in sight. */
    const showItem = async (itemId: string): Promise<void> => {
      const mine = round
      const result = await calls['items.get']({ itemId })
      if (mine !== round) return
      if (!result.ok) {
        set({ problem: result.code, notice: null })
        return
      }
      set({ at: Math.max(0, get().rows.findIndex(({ item }) => item.id === itemId)) })
      showDetail(result.value)
    }
    const showDetail = (detail: ItemDetail): void => {
      const fields = fieldsToShow(detail)
      set({ detail, fields, fieldAt: 0, codes: {}, problem: null, notice: null })
      followCodes(detail.id, fields, round)
    }
    return {
      ...NOTHING,
      show: async (itemId = null) => {
        round += 1
        const mine = round
        set({ ...NOTHING, isShown: true })
        const result = await readAllItems(calls, () => mine !== round)
        if (result === null) return
        if (!result.ok) {
          set({ problem: result.code })
          return
        }
        search = createItemSearch(inFirstOrder(toSearchable(result.value), collator()))
        // What was typed while the list was on its way counts.
        set({ hasLoaded: true, ...rowsFor(get().typed) })
        if (itemId !== null) await showItem(itemId)
      },
      forget: () => {
        round += 1
        stopCodes()
        search = createItemSearch([])
        set(NOTHING)
      },
      type: (typed) => { set({ typed, ...rowsFor(typed), problem: null, notice: null }) },
      move: (by) => {
        const { detail, fields, fieldAt, rows, at } = get()
        const within = (position: number, count: number): number => Math.max(0, Math.min(count - 1, position))
        set(detail === null ? { at: within(at + by, rows.length), notice: null } : { fieldAt: within(fieldAt + by, fields.length) })
      },
      pointAt: (position) => { set(get().detail === null ? { at: position, notice: null } : { fieldAt: position }) },
      copy,
      copyFirst: async () => {
        const { detail: shown, fields, fieldAt } = get()
        const field = fields[fieldAt]
        if (shown !== null) {
          if (field !== undefined) await copyField(shown.id, field.id)
          return
        }
        const detail = await detailNow()
        if (detail === null) return
        const first = firstToCopy(detail)
        await (first === null ? showFields() : copyField(detail.id, first.id))
      },
      openSite: async () => {
        const detail = await detailNow()
        if (detail === null) return
        const { detail: shown, fields, fieldAt } = get()
        const chosen = shown === null ? undefined : fields[fieldAt]
        const site = chosen?.kind === 'website' ? chosen : fieldFor(detail, 'site')
        if (site === null) {
          set({ notice: 'quick.noSite', problem: null })
          return
        }
        const result = await calls['site.open']({ itemId: detail.id, fieldId: site.id })
        if (result.ok) await calls['quick.hide'](null)
        else set({ problem: result.code, notice: null })
      },
      showFields,
      back: () => {
        stopCodes()
        set({ detail: null, fields: [], fieldAt: 0, codes: {}, problem: null, notice: null })
      },
      showInNidan: async () => {
        const { detail, rows, at } = get()
        const itemId = detail?.id ?? rows[at]?.item.id
        if (itemId !== undefined) await calls['quick.openItem']({ itemId })
      }
    }
  })
}

const context = createStoreContext<QuickState>('quick access')
export const QuickProvider = context.Provider
export const useQuick = context.useState
