// Owns how the first steps follow the list, the settings and the session. Decides nothing about them.
import { createGuideStore, type GuideStore, type VaultCounts } from '../features/guide/guide-store.ts'
import type { ListState, ListStore } from '../features/list/list-store.ts'
import type { SessionStore } from '../features/session/session-store.ts'
import type { SettingsStore } from '../features/settings/settings-store.ts'

export function countsOf({ items }: Pick<ListState, 'items'>): VaultCounts {
  const there = items.filter(({ item }) => !item.trashed)
  return { items: there.length, withOtp: there.filter(({ item }) => item.hasOtp).length }
}

export function joinGuide({ list, settings, session }: { list: ListStore; settings: SettingsStore; session: SessionStore }): GuideStore {
  const guide = createGuideStore({
    isOver: () => settings.getState().settings.firstStepsOver,
    end: () => void settings.getState().change({ firstStepsOver: true }),
    mayWrite: () => !session.getState().session.readOnly
  })
  list.subscribe((now, before) => {
    if (now.status === 'ready' && (now.items !== before.items || before.status !== 'ready')) guide.getState().consider(countsOf(now))
  })
  return guide
}
