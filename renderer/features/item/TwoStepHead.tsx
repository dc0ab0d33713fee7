// Owns the head of the two-step card: which second steps the site has, and how many recovery codes are left.
import type { ItemDetail } from '../../../shared/model/item.ts'
import { useT } from '../../i18n/language-store.ts'
import { countCodes } from './recovery-codes.ts'

const FEW = 2

export function TwoStepHead({ detail }: { detail: ItemDetail }) {
  const t = useT()
  const { left, all } = countCodes(detail.fields)
  return (
    <div className="two-step__head">
      <span className="two-step__title">{t('detail.twoStep')}</span>
      {(detail.secondSteps ?? []).map((step) => (
        <span key={step} className="chip" data-kind="plain">
          {t(`step.${step}`)}
        </span>
      ))}
      {all > 0 && (
        <span className="two-step__left" data-few={left <= FEW || undefined}>
          {t('detail.codesLeft', { left, all })}
        </span>
      )}
    </div>
  )
}
