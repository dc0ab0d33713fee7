// Owns the arrangement of the three panes and what lies over them. Features do the work.
import { useEffect, useMemo, useState, type ComponentProps, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components'
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Result } from '../../shared/ipc/result.ts'
import { BackgroundNotice } from '../features/background/BackgroundNotice.tsx'
import { BatchPane } from '../features/batch/BatchPane.tsx'
import { BatchProvider } from '../features/batch/batch-store.ts'
import { ClipboardStrip } from '../features/clipboard/ClipboardStrip.tsx'
import { ClipboardProvider } from '../features/clipboard/clipboard-store.ts'
import { ClockNotice } from '../features/clock/ClockNotice.tsx'
import { ClockStoreProvider } from '../features/clock/clock-store.ts'
import { GeneratorDialog } from '../features/generator/GeneratorDialog.tsx'
import { GeneratorProvider } from '../features/generator/generator-store.ts'
import { AttachmentsProvider } from '../features/item/attachment-store.ts'
import { EarlierSheet } from '../features/history/EarlierSheet.tsx'
import { GuideLine } from '../features/guide/GuideLine.tsx'
import { GuideProvider, useGuide } from '../features/guide/guide-store.ts'
import { GuideSteps } from '../features/guide/GuideSteps.tsx'
import { HistoryProvider } from '../features/history/history-store.ts'
import { TrashDialog } from '../features/history/TrashDialog.tsx'
import { TrashProvider } from '../features/history/trash-store.ts'
import { DetailPane } from '../features/item/DetailPane.tsx'
import { DetailProvider, useDetail } from '../features/item/detail-store.ts'
import { EditPane } from '../features/item/EditPane.tsx'
import { EditorProvider, useEditor } from '../features/item/editor-store.ts'
import { EmptyPane } from '../features/item/EmptyPane.tsx'
import { KeptEditDialog } from '../features/item/KeptEditDialog.tsx'
import { KeptEditProvider } from '../features/item/kept-edit-store.ts'
import { LeaveDialog } from '../features/item/LeaveDialog.tsx'
import { SaveCopyDialog } from '../features/item/SaveCopyDialog.tsx'
import { ListPane } from '../features/list/ListPane.tsx'
import { RowCodesProvider } from '../features/list/row-codes-store.ts'
import { ListProvider, useList } from '../features/list/list-store.ts'
import { KeysSheet } from '../features/palette/KeysSheet.tsx'
import { Palette } from '../features/palette/Palette.tsx'
import { PaletteProvider } from '../features/palette/palette-store.ts'
import { LargeType } from '../features/otp/LargeType.tsx'
import { LargeTypeProvider } from '../features/otp/large-type-store.ts'
import { OtpProvider } from '../features/otp/otp-store.ts'
import { DrawerButton } from '../features/panes/DrawerButton.tsx'
import { PaneGrid } from '../features/panes/PaneGrid.tsx'
import { PanesProvider } from '../features/panes/panes-store.ts'
import { BackupsDialog } from '../features/saving/BackupsDialog.tsx'
import { SavingBanners } from '../features/saving/SavingBanners.tsx'
import { SavingProvider, useSaving } from '../features/saving/saving-store.ts'
import { DropProvider } from '../features/scan/drop-store.ts'
import { DropTarget } from '../features/scan/DropTarget.tsx'
import { ScanSheet } from '../features/scan/ScanSheet.tsx'
import { ScanProvider } from '../features/scan/scan-store.ts'
import { ActionDialog } from '../features/security/ActionDialog.tsx'
import { LeftDialog } from '../features/security/LeftDialog.tsx'
import { OfferStrip } from '../features/security/OfferStrip.tsx'
import { SecurityPart } from '../features/security/SecurityPart.tsx'
import { SecurityProvider } from '../features/security/security-store.ts'
import { SheetDialog } from '../features/security/SheetDialog.tsx'
import { SessionProvider, useSession } from '../features/session/session-store.ts'
import { SettingsDialog } from '../features/settings/SettingsDialog.tsx'
import { SettingsProvider, useSettings } from '../features/settings/settings-store.ts'
import { Sidebar } from '../features/sidebar/Sidebar.tsx'
import { Toasts } from '../features/toasts/Toasts.tsx'
import { ToastProvider } from '../features/toasts/toast-store.ts'
import { FileExportProvider } from '../features/file-export/file-export-store.ts'
import { FileExportSheet } from '../features/file-export/FileExportSheet.tsx'
import { ExportSheet } from '../features/transfer/ExportSheet.tsx'
import { OtpQrDialog } from '../features/transfer/OtpQrDialog.tsx'
import { OtpQrProvider } from '../features/transfer/otp-qr-store.ts'
import { TransferProvider } from '../features/transfer/transfer-store.ts'
import { VaultDialogs } from '../features/vaults/VaultDialogs.tsx'
import { VaultSwitcher } from '../features/vaults/VaultSwitcher.tsx'
import { VaultsProvider } from '../features/vaults/vaults-store.ts'
import { LanguageProvider, useLanguage, useT, type LanguageStore } from '../i18n/language-store.ts'
import { applyTheme } from '../state/apply-theme.ts'
import { ClockProvider, type Clock } from '../state/clock.ts'
import { PlatformProvider } from '../ui/platform.ts'
import { Sentence } from '../ui/Sentence.tsx'
import { SiteMarksProvider } from '../ui/site-marks/site-marks-store.ts'
import { createFocusTarget } from './focus-target.ts'
import { useFocusReturn } from './focus-return.ts'
import { createCommands } from './commands.ts'
import { listenForShortcuts } from './shortcuts.ts'
import { openLogin } from './login-actions.ts'
import type { Stores } from './stores.ts'
import { connect } from './subscriptions.ts'

export interface MainAppProps {
  bridge: Bridge<'main'>
  stores: Stores
  language: LanguageStore
  clock: Clock
}

export function MainApp(props: MainAppProps) {
  return (
    <Providers {...props}>
      <Window {...props} />
    </Providers>
  )
}

function Providers({ stores, language, clock, bridge, children }: MainAppProps & { children: ReactNode }) {
  return (
    <LanguageProvider value={language}>
      <ClockProvider value={clock}>
        <PlatformProvider value={bridge.platform}>
          <SessionProvider value={stores.session}><VaultsProvider value={stores.vaults}>
            <SettingsProvider value={stores.settings}><PanesProvider value={stores.panes}>
              <ToastProvider value={stores.toasts}>
                <ClipboardProvider value={stores.clipboard}>
                  <OtpProvider value={stores.otp}>
                    <LargeTypeProvider value={stores.largeType}><ListProvider value={stores.list}><SiteMarksProvider value={stores.siteMarks}><RowCodesProvider value={stores.rowCodes}><BatchProvider value={stores.batch}>
                      <DetailProvider value={stores.detail}>
                        <EditorProvider value={stores.editor}><KeptEditProvider value={stores.keptEdit}><AttachmentsProvider value={stores.attachments}>
                          <ScanProvider value={stores.scan}><DropProvider value={stores.drop}>
                            <OtpQrProvider value={stores.otpQr}>
                              <TransferProvider value={stores.transfer}><FileExportProvider value={stores.fileExport}>
                                <ClockStoreProvider value={stores.clockCheck}>
                                  <SavingProvider value={stores.saving}><SecurityProvider value={stores.security}><HistoryProvider value={stores.history}><TrashProvider value={stores.trash}><GeneratorProvider value={stores.generator}><PaletteProvider value={stores.palette}><GuideProvider value={stores.guide}>{children}</GuideProvider></PaletteProvider></GeneratorProvider></TrashProvider></HistoryProvider></SecurityProvider></SavingProvider>
                                </ClockStoreProvider>
                              </FileExportProvider></TransferProvider>
                            </OtpQrProvider>
                          </DropProvider></ScanProvider>
                        </AttachmentsProvider></KeptEditProvider></EditorProvider>
                      </DetailProvider>
                    </BatchProvider></RowCodesProvider></SiteMarksProvider></ListProvider></LargeTypeProvider>
                  </OtpProvider>
                </ClipboardProvider>
              </ToastProvider>
            </PanesProvider></SettingsProvider>
          </VaultsProvider></SessionProvider>
        </PlatformProvider>
      </ClockProvider>
    </LanguageProvider>
  )
}

/** What the settings change about the page itself. */
function useLook(): void {
  const theme = useSettings((state) => state.settings.theme)
  const contrast = useSettings((state) => state.settings.contrast)
  const wanted = useSettings((state) => state.settings.effectiveLanguage)
  const speak = useLanguage((state) => state.speak)
  useEffect(() => {
    applyTheme(document, { theme, contrast })
  }, [theme, contrast])
  useEffect(() => {
    void speak(wanted)
  }, [speak, wanted])
}

function Window({ bridge, stores, clock }: MainAppProps) {
  const t = useT()
  const language = useLanguage((state) => state.language)
  const [{ attach: attachSearch, focus: focusSearch }] = useState(createFocusTarget)
  const isOnItem = useDetail((state) => state.itemId !== null)
  const isMany = useList((state) => state.chosenIds.size > 0)
  const isEditing = useEditor((state) => state.item !== null)
  const isReadOnly = useSession((state) => state.session.readOnly)
  const isBackup = useSaving((state) => state.saving.openedBackupAtMs !== null)
  useLook()
  useEffect(() => connect({ bridge, stores, clock, window, focusSearch }), [bridge, stores, clock, focusSearch])
  const commands = useMemo(
    () => createCommands({ stores, platform: bridge.platform, document, focusSearch }, { field: (kind) => t(`field.${kind}`), untitled: () => t('list.untitled') }),
    [bridge, stores, focusSearch, t]
  )
  useEffect(() => listenForShortcuts({ commands, platform: bridge.platform, document }), [bridge, commands])
  return (
    <I18nProvider locale={language}>
      <PaneGrid
        shown={isOnItem || isEditing || isMany ? 'item' : 'list'}
        banner={
          <div className="window__banner">
            {isReadOnly && !isBackup && <Sentence tone="warn">{t('detail.readOnly')}</Sentence>}
            <SavingBanners />
            <ClockNotice />
            <BackgroundNotice />
            <GuideLine />
          </div>
        }
        sidebar={<Sidebar vault={<VaultSwitcher />} clipboard={<ClipboardStrip />} />}
        list={<ListPane searchRef={attachSearch} drawer={<DrawerButton />} />}
        item={<ItemPane onOpenSite={(field) => void tell(stores, bridge.calls['site.open'](field))} onOpenNoteLink={(link) => void tell(stores, bridge.calls['site.openFromNotes'](link))} />}
      />
      <ScanSheet />
      <SettingsDialog security={<SecurityPart />} />
      <ActionDialog />
      <LeftDialog />
      <SheetDialog />
      <OtpQrDialog />
      <ExportSheet />
      <FileExportSheet />
      <BackupsDialog />
      <EarlierSheet />
      <GeneratorDialog />
      <Palette commands={commands} onOpenLogin={(itemId) => { openLogin(stores, itemId) }} />
      <KeysSheet commands={commands} />
      <TrashDialog />
      <VaultDialogs />
      <OfferStrip />
      <LeaveDialog />
      <KeptEditDialog />
      <SaveCopyDialog />
      <LargeType />
      <Toasts />
      <DropTarget />
    </I18nProvider>
  )
}

function ItemPane(links: Omit<ComponentProps<typeof DetailPane>, 'detail'>) {
  const edited = useEditor((state) => state.item)
  const detail = useDetail((state) => state.detail)
  const isMany = useList((state) => state.chosenIds.size > 0)
  const isGuided = useGuide((state) => state.stage !== 'hidden')
  useFocusReturn(edited !== null ? 'edit' : detail !== null ? 'detail' : 'empty')
  if (edited !== null) return <EditPane item={edited} />
  if (detail !== null) return <DetailPane detail={detail} {...links} />
  if (isMany) return <BatchPane />
  return isGuided ? <GuideSteps /> : <EmptyPane />
}

async function tell(stores: Stores, answer: Promise<Result<null>>): Promise<void> {
  const result = await answer
  if (!result.ok) stores.onProblem(result.code)
}
