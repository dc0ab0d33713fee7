// Owns the reminder of a transfer that was not finished: what was collected is still there, one press away.
import { Smartphone } from 'lucide-react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { usePanes } from '../panes/panes-store.ts'
import { useScan } from '../scan/scan-store.ts'

export function CollectedHint() {
  const t = useT()
  const transfers = useScan((state) => state.transfers)
  const open = useScan((state) => state.openTransfers)
  const setDrawerOpen = usePanes((state) => state.setDrawerOpen)
  const missing = transfers.reduce((sum, one) => sum + one.missing.length, 0)
  const unstored = transfers.reduce((sum, { accounts }) => sum + accounts.filter(({ alreadyOn }) => alreadyOn === null).length, 0)
  if (missing + unstored === 0) return null
  const state = missing > 0 ? t('collected.hintMissing', { count: missing }) : t('collected.hintOpen', { count: unstored })
  return (
    <Button className="collected-hint button" aria-label={`${t('collected.hint')}: ${state}`} onPress={() => { setDrawerOpen(false); void open() }}>
      <Smartphone size={18} aria-hidden="true" />
      <span className="sidebar__word">
        <span className="collected-hint__text">
          <span>{t('collected.hint')}</span>
          <span className="collected-hint__state">{state}</span>
        </span>
      </span>
    </Button>
  )
}
