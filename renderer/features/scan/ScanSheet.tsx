// Owns the sheet that a scan from the side bar, the tray or the shortcut ends in. Shows where a code was, never the code itself.
import { QrCode, X } from 'lucide-react'
import { useEffect } from 'react'
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { Translate } from '../../../shared/i18n/messages.ts'
import type { ScanReport } from '../../../shared/model/scan.ts'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { otherWays } from '../../ui/reading-ways.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { useOtp, watchedDraft } from '../otp/otp-store.ts'
import { AccountChoice, ChoiceFooter } from './AccountChoice.tsx'
import { CodeMap } from './DisplayMap.tsx'
import { FoundOtp } from './FoundOtp.tsx'
import { PermissionWay } from './PermissionWay.tsx'
import { foundOn } from './scan-rows.ts'
import { isSheetOpen, problemOn, type ScanState } from './scan-state.ts'
import { useScan } from './scan-store.ts'
import { StillLooking } from './StillLooking.tsx'

const TITLES = {
  screen: 'scan.titleScreen',
  region: 'scan.titleRegion',
  window: 'scan.titleWindow',
  camera: 'scan.titleCamera',
  file: 'scan.titleImage',
  clipboard: 'scan.titleImage',
  text: 'scan.titleText',
  link: 'scan.titleLink'
} as const satisfies Record<ScanReport['source'], string>

function titleOf(t: Translate, { report, problem, showsTransfers }: Pick<ScanState, 'report' | 'problem' | 'showsTransfers'>): string {
  if (showsTransfers) return t('collected.title')
  if (problemOn({ report, problem }) === 'scan-permission-missing') return t('scan.titlePermission')
  if (report === null || report.otps.length === 0) return t('scan.titleNothing')
  return t(TITLES[report.source])
}

function useWatchedDrafts(): void {
  const watch = useOtp((state) => state.watch)
  const report = useScan((state) => state.report)
  const transfers = useScan((state) => state.transfers)
  const showsTransfers = useScan((state) => state.showsTransfers)
  const rows = useScan((state) => state.rows)
  useEffect(() => {
    const open = foundOn({ report, transfers, showsTransfers }).filter(({ draft }) => rows[draft.handle]?.addedTo === null)
    watch('scan', open.flatMap(({ draft }) => watchedDraft(draft)))
  }, [watch, report, transfers, showsTransfers, rows])
}

export function ScanSheet() {
  const t = useT()
  const isOpen = useScan(isSheetOpen)
  const report = useScan((state) => state.report)
  const problem = useScan((state) => state.problem)
  const showsTransfers = useScan((state) => state.showsTransfers)
  const close = useScan((state) => state.close)
  useWatchedDrafts()
  const count = report?.otps.length ?? 0
  const only = !showsTransfers && count === 1 ? report?.otps[0] : undefined
  const isChoice = showsTransfers || count > 1
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={(open) => { if (!open) close() }}>
      <Modal className="sheet">
        <Dialog className="dialog">
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {titleOf(t, { report, problem, showsTransfers })}
            </Heading>
            <StillLooking />
            <IconButton name={t('scan.close')} onPress={close}>
              <X size={18} />
            </IconButton>
          </header>
          <div className="dialog__scroll">
            {report !== null && only !== undefined && (
              <ul className="found-list">
                <FoundOtp key={only.draft.handle} found={only} images={report.images} />
              </ul>
            )}
            {isChoice && <AccountChoice />}
            {!isChoice && count === 0 && <NothingFound />}
            {report !== null && <OtherCodes report={report} />}
            {report !== null && <FailedImages report={report} />}
          </div>
          {isChoice && <ChoiceFooter />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function NothingFound() {
  const t = useT()
  const problem = useScan(problemOn) ?? 'scan-nothing-found'
  const isLooking = useScan((state) => state.isLooking)
  const run = useScan((state) => state.run)
  const needsPermission = problem === 'scan-permission-missing'
  return (
    <div className="nothing-found">
      <p role="alert">{t(`error.${problem}`)}</p>
      {problem === 'scan-nothing-found' && <p className="nothing-found__hint">{t('scan.nothingHint')}</p>}
      {needsPermission && <PermissionWay />}
      <div className="nothing-found__ways">
        <Button className="button" {...(needsPermission ? {} : { 'data-tone': 'accent' })} autoFocus={!needsPermission} isDisabled={isLooking} onPress={() => void run('screen')}>
          <QrCode size={16} aria-hidden="true" />
          {isLooking ? t('sidebar.scanning') : t('scan.again')}
        </Button>
        {otherWays(t).map(({ key, text, icon: Icon }) => (
          <Button key={key} className="button" isDisabled={isLooking} onPress={() => void run(key)}>
            {Icon !== undefined && <Icon size={16} aria-hidden="true" />}
            {text}
          </Button>
        ))}
      </div>
    </div>
  )
}

function OtherCodes({ report }: { report: ScanReport }) {
  const t = useT()
  if (report.others.length === 0) return null
  return (
    <ul className="other-codes">
      {report.others.map((other, index) => (
        <li key={index} className="other-code">
          <CodeMap place={other.place} images={report.images} />
          <span>
            {t(`otherCode.${other.kind}`)}
            {other.reason !== null && other.reason !== report.problem && <span className="other-code__reason">{t(`error.${other.reason}`)}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

function FailedImages({ report }: { report: ScanReport }) {
  const t = useT()
  const failed = report.images.flatMap((image) => (image.problem === null ? [] : [{ name: image.name, problem: image.problem }]))
  return failed.map(({ name, problem }, index) => (
    <Sentence key={index} tone="warn">
      {t('scan.failedDisplay', { name })} {t(`error.${problem}`)}
    </Sentence>
  ))
}
