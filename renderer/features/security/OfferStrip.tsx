// Owns what is offered once after an opening: an emergency sheet, a new password, a stronger derivation. Goes when it is declined.
import { KeyRound, Printer, ShieldPlus, X } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useSession } from '../session/session-store.ts'
import { useSettings } from '../settings/settings-store.ts'
import { useSecurity, type Offer, type SecurityAction } from './security-store.ts'

const OFFERS: Readonly<Record<Offer, { action: SecurityAction; icon: typeof Printer }>> = {
  sheet: { action: 'makeCode', icon: Printer },
  newPassword: { action: 'changePassword', icon: KeyRound },
  raise: { action: 'raise', icon: ShieldPlus }
}

export function OfferStrip() {
  const t = useT()
  const offer = useSecurity((state) => state.offer)
  const begin = useSecurity((state) => state.begin)
  const dismiss = useSecurity((state) => state.dismissOffer)
  useOffer()
  if (offer === null) return null
  const { action, icon: Icon } = OFFERS[offer]
  return (
    <div className="offer" role="status">
      <Icon size={18} aria-hidden="true" />
      <p className="offer__text">{t(`offer.${offer}`)}</p>
      <Button className="button" data-tone="accent" onPress={() => { begin(action) }}>
        {t(`offer.${offer}Button`)}
      </Button>
      <IconButton name={t('offer.dismiss')} onPress={dismiss}>
        <X size={16} />
      </IconButton>
    </div>
  )
}

/** Looks once, when the session is known. */
function useOffer(): void {
  const openedBy = useSession((state) => state.session.openedBy)
  const isNew = useSession((state) => state.session.isNew)
  const isReadOnly = useSession((state) => state.session.readOnly)
  const mayOfferRaise = useSettings((state) => state.settings.offerStrongerUnlock)
  const consider = useSecurity((state) => state.consider)
  useEffect(() => {
    if (openedBy !== null) void consider({ isNew, mayOfferRaise, isReadOnly })
    // The setting is read, not followed: declining must not look again.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- for the reason above
  }, [openedBy, isNew, isReadOnly, consider])
}
