// Owns the three steps as they stand in the empty pane. Each has one thing to press; nothing is done by itself.
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { useT } from '../../i18n/language-store.ts'
import { useEditor } from '../item/editor-store.ts'
import { useScan } from '../scan/scan-store.ts'
import { useGuide } from './guide-store.ts'
import './guide.css'

export function GuideSteps() {
  const t = useT()
  const stage = useGuide((state) => state.stage)
  const close = useGuide((state) => state.close)
  const startNew = useEditor((state) => state.startNew)
  const run = useScan((state) => state.run)
  if (stage === 'hidden') return null
  const isAdded = stage !== 'add'
  const isReached = stage === 'reached'
  return (
    <section className="item-pane" aria-label={t('guide.title')}>
      <div className="item-pane__scroll">
        <div className="guide">
          <h2 className="guide__title">{isReached ? t('guide.reachedTitle') : t('guide.title')}</h2>
          <p className="guide__text">{isReached ? t('guide.reachedText') : t('guide.text')}</p>
          <ol className="guide__steps">
            <Step number={1} state="done" title={t('guide.vault')} text={t('guide.vaultText')} />
            <Step number={2} state={isAdded ? 'done' : 'now'} title={t('guide.add')} text={t('guide.addText')}>
              <Button className="button" data-tone="accent" onPress={() => { startNew() }}>
                {t('list.newLogin')}
              </Button>
              <Button className="button" onPress={() => void run('screen')}>
                {t('guide.takeOver')}
              </Button>
            </Step>
            <Step number={3} state={isReached ? 'done' : isAdded ? 'now' : 'later'} title={t('guide.scan')} text={t('guide.scanText')}>
              <Button className="button" data-tone="accent" onPress={() => void run('screen')}>
                {t('sidebar.scan')}
              </Button>
            </Step>
          </ol>
          <Button className="button" data-tone={isReached ? 'accent' : 'quiet'} onPress={close}>
            {isReached ? t('guide.finish') : t('guide.skip')}
          </Button>
        </div>
      </div>
    </section>
  )
}

/** Its children are shown while it is the one to do. */
function Step({ number, state, title, text, children }: { number: number; state: 'done' | 'now' | 'later'; title: string; text: string; children?: ReactNode }) {
  const t = useT()
  return (
    <li className="guide__step" data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
      <span className="guide__number" aria-hidden="true">
        {state === 'done' ? <Check size={14} /> : number}
      </span>
      <div className="guide__what">
        <h3 className="guide__name">
          {title}
          {state === 'done' && <span className="unseen"> {t('guide.done')}</span>}
        </h3>
        {state !== 'done' && <p className="guide__hint">{text}</p>}
        {state === 'now' && <div className="guide__buttons">{children}</div>}
      </div>
    </li>
  )
}
