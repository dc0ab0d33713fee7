// Owns the row in which a login's second steps are ticked while it is edited.
import { Check } from 'lucide-react'
import { ToggleButton } from 'react-aria-components'
import { SECOND_STEPS } from '../../../shared/model/second-steps.ts'
import { useT } from '../../i18n/language-store.ts'
import type { EditedItem } from './edit-model.ts'
import { useEditor } from './editor-store.ts'

export function EditedSteps({ item }: { item: EditedItem }) {
  const t = useT()
  const patch = useEditor((state) => state.patch)
  return (
    <div className="field field--steps" role="group" aria-label={t('editor.secondSteps')}>
      <div className="field__main">
        <div className="field__label">{t('editor.secondSteps')}</div>
        <div className="chips">
          {SECOND_STEPS.map((step) => (
            <ToggleButton
              key={step}
              className="chip"
              isSelected={item.secondSteps.includes(step)}
              onChange={(isNoted) => { patch({ secondSteps: SECOND_STEPS.filter((one) => (one === step ? isNoted : item.secondSteps.includes(one))) }) }}
            >
              {item.secondSteps.includes(step) && <Check size={12} aria-hidden="true" />}
              {t(`step.${step}`)}
            </ToggleButton>
          ))}
        </div>
      </div>
    </div>
  )
}
