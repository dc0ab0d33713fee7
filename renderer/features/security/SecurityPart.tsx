// Owns the rows about the ways into the vault in the settings. What each button begins is done in a dialog of its own.
import { useEffect, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import type { AccessState } from '../../../shared/model/access.ts'
import { useLanguage, useT } from '../../i18n/language-store.ts'
import { dateText, tenthsText } from '../../i18n/locale-text.ts'
import { useSession } from '../session/session-store.ts'
import { useSecurity, type SecurityAction } from './security-store.ts'

const MIB_KIB = 1_024

export function SecurityPart() {
  const t = useT()
  const access = useSecurity((state) => state.access)
  const load = useSecurity((state) => state.load)
  const isReadOnly = useSession((state) => state.session.readOnly)
  useEffect(() => void load(), [load])
  return (
    <section className="security" aria-labelledby="security-title">
      <h3 id="security-title" className="security__title">
        {t('security.title')}
      </h3>
      {isReadOnly && <p className="security__aside">{t('security.readOnly')}</p>}
      {access !== null && !isReadOnly && <Rows access={access} />}
    </section>
  )
}

function Rows({ access }: { access: AccessState }) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const disable = useSecurity((state) => state.disableQuickUnlock)
  const { keyFile, recoverySheet, quickUnlockUntilMs, kdf, kdfTookMs, raise } = access
  const until = quickUnlockUntilMs === null ? '' : dateText(language, quickUnlockUntilMs, 'day')
  const cost = t('security.cost', { mebibytes: Math.round(kdf.memoryKiB / MIB_KIB), passes: kdf.passes })
  return (
    <>
      <Row name={t('security.password')} note={t('security.passwordNote')}>
        <Begin action="changePassword" text={t('security.change')} />
      </Row>
      <Row name={t('security.keyFile')} note={keyFile ? t('security.keyFileOn') : t('security.off')}>
        {keyFile && <Begin action="removeKeyFile" text={t('security.remove')} isQuiet />}
        <Begin action="addKeyFile" text={keyFile ? t('security.replace') : t('security.add')} />
      </Row>
      <Row name={t('security.code')} note={recoverySheet === null ? t('security.codeOff') : t('security.codeOn', { number: recoverySheet })}>
        {recoverySheet !== null && <Begin action="removeCode" text={t('security.remove')} isQuiet />}
        {recoverySheet === null ? <Begin action="makeCode" text={t('security.make')} /> : <Begin action="replaceCode" text={t('security.replace')} />}
      </Row>
      <Row name={t('security.quick')} note={quickUnlockUntilMs === null ? t('security.off') : t('security.quickOn', { date: until })}>
        {quickUnlockUntilMs === null ? (
          <Begin action="quickUnlock" text={t('security.turnOn')} />
        ) : (
          <Button className="button" aria-label={`${t('security.quick')}: ${t('security.turnOff')}`} onPress={() => void disable()}>
            {t('security.turnOff')}
          </Button>
        )}
      </Row>
      <Row
        name={t('security.kdf')}
        note={kdfTookMs === null ? cost : `${t('security.took', { seconds: tenthsText(language, kdfTookMs / 1_000) })} · ${cost}`}
      >
        {raise !== null && <Begin action="raise" text={t('security.raise')} />}
      </Row>
      <Row name={t('security.rotate')} note={t('security.rotateNote')}>
        <Begin action="rotate" text={t('security.newKey')} />
      </Row>
    </>
  )
}

function Row({ name, note, children }: { name: string; note: string; children: ReactNode }) {
  return (
    <div className="security__row" role="group" aria-label={name}>
      <div className="security__words">
        <div className="security__name">{name}</div>
        <div className="security__note">{note}</div>
      </div>
      <div className="security__buttons">{children}</div>
    </div>
  )
}

function Begin({ action, text, isQuiet = false }: { action: SecurityAction; text: string; isQuiet?: boolean }) {
  const begin = useSecurity((state) => state.begin)
  return (
    <Button className="button" {...(isQuiet ? { 'data-tone': 'quiet' } : {})} onPress={() => { begin(action) }}>
      {text}
    </Button>
  )
}
