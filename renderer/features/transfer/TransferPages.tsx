// Owns the pages of the export: one code at a time, what stands in it, and the way to the next. Any press or key keeps the code on display.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { CodeStage } from './CodeStage.tsx'
import { RefusedList } from './RefusedList.tsx'
import { keyOf, useTransfer } from './transfer-store.ts'

/** Arrows turn the pages wherever the focus is; anything that is pressed shows that somebody is there. */
function useGestures(): void {
  const stay = useTransfer((state) => state.stay)
  const turn = useTransfer((state) => state.turn)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      stay()
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (event.key === 'ArrowRight') void turn(1)
      if (event.key === 'ArrowLeft') void turn(-1)
    }
    document.addEventListener('keydown', onKeyDown, { capture: true })
    document.addEventListener('pointerdown', stay, { capture: true })
    return () => {
      document.removeEventListener('keydown', onKeyDown, { capture: true })
      document.removeEventListener('pointerdown', stay, { capture: true })
    }
  }, [stay, turn])
}

export function TransferPages() {
  const t = useT()
  const transfer = useTransfer((state) => state.transfer)
  const index = useTransfer((state) => state.index)
  const code = useTransfer((state) => state.code)
  const isBusy = useTransfer((state) => state.isBusy)
  const problem = useTransfer((state) => state.problem)
  const showAgain = useTransfer((state) => state.showAgain)
  useGestures()
  if (transfer === null) return null
  const count = transfer.codes.length
  return (
    <div className="pages">
      {problem === null && (
        <CodeStage
          code={code}
          name={t('transfer.pageSpoken', { number: index + 1, count })}
          isLoading={isBusy}
          size="transfer"
          onShowAgain={() => void showAgain()}
        />
      )}
      <div className="pages__side">
        {problem !== null && (
          <Sentence tone="bad" isNews>
            {t(`error.${problem}`)}
          </Sentence>
        )}
        <p className="pages__how">{count === 1 ? t('transfer.howTo') : t('transfer.howToAll')}</p>
        <Names />
        <LeftOut />
        <Sentence tone="warn">{t('transfer.warning')}</Sentence>
        <Buttons count={count} />
      </div>
    </div>
  )
}

function Names() {
  const t = useT()
  const rows = useTransfer((state) => state.rows)
  const transfer = useTransfer((state) => state.transfer)
  const index = useTransfer((state) => state.index)
  const titles = useMemo(() => new Map(rows.map((row) => [keyOf(row), row.title])), [rows])
  const otps = transfer?.codes[index]?.otps ?? []
  const names = otps.map((otp) => titles.get(keyOf(otp)) ?? '').map((title) => (title === '' ? t('list.untitled') : title))
  return (
    <div className="pages__names">
      <strong>{t('transfer.accounts', { count: otps.length })}</strong>
      <ul className="pages__list">
        {names.map((name, position) => (
          <li key={position} className="clipped">
            {name}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What could be chosen but could not go after all: it was edited or removed in between. */
function LeftOut() {
  const t = useT()
  const rows = useTransfer((state) => state.rows)
  const refused = useTransfer((state) => state.transfer?.refused) ?? []
  return (
    <RefusedList
      title={t('transfer.leftOut', { count: refused.length })}
      rows={refused.map((one) => ({ key: keyOf(one), row: rows.find((row) => keyOf(row) === keyOf(one)) ?? null, reason: one.reason }))}
    />
  )
}

function Buttons({ count }: { count: number }) {
  const t = useT()
  const index = useTransfer((state) => state.index)
  const turn = useTransfer((state) => state.turn)
  const close = useTransfer((state) => state.close)
  const isLast = index === count - 1
  return (
    <div className="dialog__buttons">
      {count > 1 && (
        <Button className="button" isDisabled={index === 0} onPress={() => void turn(-1)}>
          <ChevronLeft size={16} aria-hidden="true" />
          {t('transfer.previous')}
        </Button>
      )}
      {!isLast && (
        <Button className="button" data-tone="accent" autoFocus onPress={() => void turn(1)}>
          {t('transfer.following')}
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
      )}
      {isLast && (
        <Button className="button" data-tone="accent" autoFocus onPress={close}>
          {t('transfer.done')}
        </Button>
      )}
    </div>
  )
}
