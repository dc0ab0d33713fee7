// Owns which card stands in the unlock view, the switch of language, and what main tells in between.
import { lazy, Suspense, useEffect, useState } from 'react'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { SessionState } from '../../shared/model/session.ts'
import type { EffectiveSettings, Language } from '../../shared/model/settings.ts'
import type { CreateCard } from '../features/unlock/CreateCard.tsx'
import { LinkNotice } from '../features/unlock/LinkNotice.tsx'
import { UnlockCard } from '../features/unlock/UnlockCard.tsx'
import { useOtherVaults } from '../features/unlock/other-vaults.ts'
import { VaultDrop } from '../features/unlock/VaultDrop.tsx'
import { VaultMenu } from '../features/unlock/VaultMenu.tsx'
import { LanguageProvider, useLanguage, useFirstT, type LanguageStore } from '../i18n/language-store.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { Sentence } from '../ui/Sentence.tsx'

export async function loadCreateCard(): Promise<typeof CreateCard> {
  return (await import('../features/unlock/CreateCard.tsx')).CreateCard
}

const LaterCreateCard = lazy(async () => ({ default: await loadCreateCard() }))

export interface UnlockAppProps {
  bridge: Bridge<'unlock'>
  language: LanguageStore
  first: SessionState
  /** Where there is no vault yet: what is loaded later, React holds back for a third of a second. */
  createCard: typeof CreateCard | null
}

export function UnlockApp(props: UnlockAppProps) {
  return (
    <LanguageProvider value={props.language}>
      <UnlockWindow {...props} />
    </LanguageProvider>
  )
}

function UnlockWindow({ bridge, language, first, createCard }: UnlockAppProps) {
  const t = useFirstT()
  const [session, setSession] = useState(first)
  const { calls } = bridge

  useEffect(() => {
    const onSettings = (settings: EffectiveSettings): void => {
      applyTheme(document, settings)
      void language.getState().speak(settings.effectiveLanguage)
    }
    const ends = [bridge.on['session.changed'](setSession), bridge.on['settings.changed'](onSettings)]
    // Subscribed first, pulled second: what changed since the page began is not missed.
    void calls['session.state'](null).then((result) => { if (result.ok) setSession(result.value) })
    return () => {
      for (const end of ends) end()
    }
  }, [bridge, calls, language])

  const { vaults, refusal, openAnother, createNew } = useOtherVaults(bridge, session, setSession)
  const isMissing = session.phase === 'missing'
  const NewVaultCard = createCard ?? LaterCreateCard
  const choices = [{ text: t(isMissing ? 'create.openExisting' : 'unlock.openAnother'), onChoose: openAnother }, ...(isMissing ? [] : [{ text: t('unlock.createNew'), onChoose: createNew }])]
  const menu = <VaultMenu name={t('unlock.otherVaults')} vaults={vaults} choices={choices} />
  return (
    <main className="unlock" aria-label={t('unlock.view')}>
      <div className="unlock__top">
        <LanguageSwitch bridge={bridge} />
      </div>
      <div className="unlock__middle">
        <LinkNotice bridge={bridge} isMissing={isMissing} />
        {refusal !== null && (
          <div className="unlock__link">
            <Sentence tone="bad" isNews>
              {t(`error.${refusal}`)}
            </Sentence>
          </div>
        )}
        {isMissing ? (
          <Suspense>
            <NewVaultCard calls={calls} onOpenExisting={openAnother} others={vaults.length > 0 ? menu : null} />
          </Suspense>
        ) : (
          <UnlockCard
            key={`${session.vaultFolder}/${session.vaultName}`}
            calls={calls}
            session={session}
            others={menu}
          />
        )}
      </div>
      <VaultDrop />
    </main>
  )
}

const LANGUAGE_NAMES: readonly { language: Language; name: string; short: string }[] = [
  { language: 'en', name: 'English', short: 'EN' },
  { language: 'ja', name: '日本語', short: '日本語' }
]

function LanguageSwitch({ bridge }: { bridge: Bridge<'unlock'> }) {
  const t = useFirstT()
  const current = useLanguage((state) => state.language)
  const speak = useLanguage((state) => state.speak)
  const choose = async (language: Language): Promise<void> => {
    const result = await bridge.calls['settings.set']({ language })
    await speak(result.ok ? result.value.effectiveLanguage : language)
  }
  return (
    <div className="languages" role="group" aria-label={t('unlock.language')}>
      {LANGUAGE_NAMES.map(({ language, name, short }) => (
        <button key={language} type="button" lang={language} aria-label={name} aria-pressed={language === current} onClick={() => void choose(language)}>
          {short}
        </button>
      ))}
    </div>
  )
}
