// Owns the line that says that more displays are being read while the sheet already shows what was found. Moves nothing when it goes.
import { useT } from '../../i18n/language-store.ts'
import { useScan } from './scan-store.ts'
import './still-looking.css'

export function StillLooking() {
  const t = useT()
  const isLooking = useScan((state) => state.isLooking)
  const count = useScan((state) => state.report?.otps.length ?? 0)
  return (
    <p className="still-looking" role="status">
      {isLooking && count > 0 && (
        <>
          <span className="spinner" aria-hidden="true" />
          {t('scan.stillLooking', { count })}
        </>
      )}
    </p>
  )
}
