// Owns the sheet of keys, made from the list of commands that the keys themselves are made from.
import { X } from 'lucide-react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { keysText } from '../../ui/key-combination.ts'
import { usePlatform } from '../../ui/platform.ts'
import { COMMAND_GROUPS, type Command } from './command.ts'
import { usePalette } from './palette-store.ts'
import './palette.css'

export function KeysSheet({ commands }: { commands: readonly Command[] }) {
  const t = useT()
  const isOpen = usePalette((state) => state.areKeysOpen)
  const close = usePalette((state) => state.closeKeys)
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={(open) => { if (!open) close() }}>
      <Modal className="sheet sheet--keys">
        <Dialog className="dialog">
          <header className="dialog__head">
            <Heading slot="title" className="dialog__title">
              {t('keys.title')}
            </Heading>
            <IconButton name={t('keys.close')} onPress={close}>
              <X size={18} />
            </IconButton>
          </header>
          <div className="dialog__scroll keys" tabIndex={0} role="group" aria-label={t('keys.title')}>
            {COMMAND_GROUPS.map((group) => (
              <section key={group} className="keys__group" aria-label={t(`keys.${group}`)}>
                <h3 className="keys__heading">{t(`keys.${group}`)}</h3>
                <dl className="keys__list">
                  {commands
                    .filter((command) => command.group === group && command.keys.length > 0)
                    .map((command) => (
                      <KeysRow key={command.id} command={command} />
                    ))}
                </dl>
              </section>
            ))}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function KeysRow({ command }: { command: Command }) {
  const t = useT()
  const platform = usePlatform()
  return (
    <div className="keys__row">
      <dt>{t(command.label)}</dt>
      <dd>
        {command.keys.map((one) => (
          <kbd key={keysText(platform, one)} className="keys__key">
            {keysText(platform, one)}
          </kbd>
        ))}
      </dd>
    </div>
  )
}
