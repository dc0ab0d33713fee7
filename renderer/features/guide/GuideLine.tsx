// Owns the line that goes on with the first steps while an item is on display. One line, one press, and the way to be rid of it.
import { useT } from '../../i18n/language-store.ts'
import { Button } from 'react-aria-components'
import { useDetail } from '../item/detail-store.ts'
import { useEditor } from '../item/editor-store.ts'
import { useScan } from '../scan/scan-store.ts'
import { useGuide } from './guide-store.ts'
import './guide.css'

export function GuideLine() {
  const t = useT()
  const stage = useGuide((state) => state.stage)
  const close = useGuide((state) => state.close)
  const run = useScan((state) => state.run)
  const isShowing = useDetail((state) => state.detail !== null)
  const isEditing = useEditor((state) => state.item !== null)
  // The empty pane has all of it; an edit is not disturbed.
  if (!isShowing || isEditing || (stage !== 'scan' && stage !== 'reached')) return null
  return (
    <div className="guide-line" role="status">
      <span className="guide-line__text">{stage === 'scan' ? t('guide.lineScan') : t('guide.lineReached')}</span>
      {stage === 'scan' && (
        <Button className="button" onPress={() => void run('screen')}>
          {t('sidebar.scan')}
        </Button>
      )}
      <Button className="button" data-tone="quiet" onPress={close}>
        {stage === 'scan' ? t('guide.skip') : t('guide.finish')}
      </Button>
    </div>
  )
}
