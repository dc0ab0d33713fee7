// Owns the button that scans the screen, and beside it the menu of the other ways to read a code.
import { ChevronDown, QrCode } from 'lucide-react'
import { Button, TooltipTrigger } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { HintBubble } from '../../ui/IconButton.tsx'
import { useKeyName } from '../../ui/platform.ts'
import { otherWays } from '../../ui/reading-ways.ts'
import { usePanes } from '../panes/panes-store.ts'
import { useScan, type ScanState } from '../scan/scan-store.ts'
import './scan-button.css'

export function ScanButton() {
  const t = useT()
  const keyName = useKeyName()
  const isLooking = useScan((state) => state.isLooking)
  const runScan = useScan((state) => state.run)
  const setDrawerOpen = usePanes((state) => state.setDrawerOpen)
  const run = (source: Parameters<ScanState['run']>[0]): void => {
    setDrawerOpen(false)
    void runScan(source)
  }
  return (
    <div className="scan-button" role="group" aria-label={t('sidebar.scanWays')}>
      <TooltipTrigger delay={600}>
        <Button className="sidebar__scan button" data-tone="accent" aria-label={t('sidebar.scan')} isDisabled={isLooking} onPress={() => { run('screen') }}>
          <QrCode size={18} aria-hidden="true" />
          <span className="sidebar__word">{isLooking ? t('sidebar.scanning') : t('sidebar.scan')}</span>
        </Button>
        <HintBubble text={t('sidebar.scan')} keys={keyName('S', true)} />
      </TooltipTrigger>
      <ChoiceMenu name={t('sidebar.otherWays')} choices={otherWays(t)} placement="bottom start" onChoose={run}>
        <Button className="scan-button__more button" data-tone="accent" aria-label={t('sidebar.otherWays')} isDisabled={isLooking}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </ChoiceMenu>
    </div>
  )
}
