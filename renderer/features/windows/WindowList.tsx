// Owns the choice of an open window: a picture, a sign and a name for each. Sends which one, never a pixel.
import { AppWindow, RotateCw } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { Button, ListBox, ListBoxItem } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { ListedWindow } from '../../../shared/model/picking.ts'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import './windows.css'

interface Props {
  calls: Bridge<'windows'>['calls']
}

export function WindowList({ calls }: Props) {
  const t = useT()
  const [windows, setWindows] = useState<readonly ListedWindow[] | null>(null)
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const load = useCallback(
    () =>
      calls['windows.list'](null).then((result) => {
        setProblem(result.ok ? null : result.code)
        setWindows(result.ok ? result.value : [])
      }),
    [calls]
  )
  const cancel = useCallback(() => void calls['windows.cancel'](null), [calls])
  useEffect(() => {
    void load()
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') cancel()
    }
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('keydown', onKey)
    }
  }, [load, cancel])
  const take = async (id: string): Promise<void> => {
    const result = await calls['windows.take']({ id })
    if (result.ok) return
    // It was closed meanwhile, or the list is an old one.
    await load()
    setProblem(result.code)
  }
  return (
    <main className="windows" aria-label={t('windows.title')}>
      <header className="windows__head">
        <h1 className="windows__title">{t('windows.title')}</h1>
        <p className="windows__text">{t('windows.text')}</p>
      </header>
      <div className="windows__scroll">
        {problem !== null && (
          <Sentence tone="bad" isNews>
            {t(`error.${problem}`)}
          </Sentence>
        )}
        {windows === null ? (
          <p className="windows__none" role="status">
            <span className="spinner" aria-hidden="true" /> {t('windows.looking')}
          </p>
        ) : (
          <ListBox
            aria-label={t('windows.title')}
            layout="grid"
            className="windows__list"
            items={windows}
            autoFocus="first"
            onAction={(key) => void take(String(key))}
            renderEmptyState={() => <p className="windows__none">{t('windows.none')}</p>}
          >
            {(one) => <WindowTile window={one} />}
          </ListBox>
        )}
      </div>
      <footer className="windows__foot">
        <Button className="button" data-tone="quiet" onPress={() => void load()}>
          <RotateCw size={16} aria-hidden="true" />
          {t('windows.again')}
        </Button>
        <Button className="button" onPress={cancel}>
          {t('windows.cancel')}
        </Button>
      </footer>
    </main>
  )
}

function WindowTile({ window: { id, name, picture, icon } }: { window: ListedWindow }) {
  return (
    <ListBoxItem id={id} textValue={name} className="window-tile">
      <span className="window-tile__picture">{picture === null ? <AppWindow size={40} aria-hidden="true" /> : <img src={picture} alt="" draggable={false} />}</span>
      <span className="window-tile__name">
        {icon === null ? <AppWindow size={16} aria-hidden="true" /> : <img src={icon} alt="" width={16} height={16} draggable={false} />}
        <span className="window-tile__text">{name}</span>
      </span>
    </ListBoxItem>
  )
}
