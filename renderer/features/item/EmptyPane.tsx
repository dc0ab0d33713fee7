// Owns the right pane when nothing is selected: it says what can be done from here.
import { ClipboardCopy, Expand, KeyRound, QrCode, Search } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useKeyName } from '../../ui/platform.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useList } from '../list/list-store.ts'
import { useScan } from '../scan/scan-store.ts'
import { useSession } from '../session/session-store.ts'
import { useDetail } from './detail-store.ts'
import { useEditor } from './editor-store.ts'

export function EmptyPane() {
  const t = useT()
  const problem = useDetail((state) => state.problem)
  // What lies in the trash is not what a person would call theirs; in the trash itself nothing is to be begun.
  const isVaultEmpty = useList((state) => state.status === 'ready' && state.filter !== 'trash' && state.items.every(({ item }) => item.trashed))
  return (
    <section className="item-pane" aria-label={t('detail.label')}>
      <div className="item-pane__scroll">
        <div className="teach">
          {problem !== null && <Sentence tone="bad">{t(`error.${problem}`)}</Sentence>}
          <span className="teach__mark" aria-hidden="true">
            <QrCode size={28} />
          </span>
          <h2 className="teach__title">{isVaultEmpty ? t('detail.emptyVaultTitle') : t('detail.noneSelectedTitle')}</h2>
          <p className="teach__text">{isVaultEmpty ? t('detail.emptyVaultText') : t('detail.noneSelectedText')}</p>
          {isVaultEmpty ? <FirstSteps /> : <Keys />}
        </div>
      </div>
    </section>
  )
}

function FirstSteps() {
  const t = useT()
  const startNew = useEditor((state) => state.startNew)
  const run = useScan((state) => state.run)
  const isReadOnly = useSession((state) => state.session.readOnly)
  return (
    <div className="teach__buttons">
      <Button className="button" data-tone="accent" isDisabled={isReadOnly} onPress={() => { startNew() }}>
        {t('list.newLogin')}
      </Button>
      <Button className="button" isDisabled={isReadOnly} onPress={() => void run('screen')}>
        {t('sidebar.scan')}
      </Button>
    </div>
  )
}

function Keys() {
  const t = useT()
  const keyName = useKeyName()
  const rows = [
    { icon: QrCode, text: t('detail.teachScan'), more: t('detail.teachScanText'), keys: keyName('S', true) },
    { icon: ClipboardCopy, text: t('detail.teachCopy'), more: null, keys: keyName('C') },
    { icon: KeyRound, text: t('detail.copySequence'), more: null, keys: keyName('P') },
    { icon: Expand, text: t('large.open'), more: null, keys: keyName('T') },
    { icon: Search, text: t('detail.teachSearch'), more: null, keys: keyName('F') }
  ]
  return (
    <ul className="teach__keys">
      {rows.map(({ icon: Icon, text, more, keys }) => (
        <li key={keys}>
          <Icon size={16} aria-hidden="true" />
          <span>
            <span className="teach__what">{text}</span>
            {more !== null && <span className="teach__more">{more}</span>}
          </span>
          <kbd>{keys}</kbd>
        </li>
      ))}
    </ul>
  )
}
