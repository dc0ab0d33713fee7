// Owns the sentence about a link that waits for the unlock. Knows that there is one, never what it says.
import { useEffect, useState } from 'react'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { LinkState } from '../../../shared/model/link.ts'
import { useFirstT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'

export function LinkNotice({ bridge, isMissing }: { bridge: Bridge<'unlock'>; isMissing: boolean }) {
  const t = useFirstT()
  const [state, setState] = useState<LinkState>('none')
  useEffect(() => {
    const end = bridge.on['link.changed'](setState)
    void bridge.calls['link.state'](null).then((result) => { if (result.ok) setState(result.value) })
    return end
  }, [bridge])
  if (state === 'none') return null
  const waiting = isMissing ? t('unlock.linkWaitingCreate') : t('unlock.linkWaiting')
  return (
    <div className="unlock__link">
      <Sentence tone={state === 'waiting' ? 'good' : 'warn'} isNews>
        {state === 'waiting' ? waiting : t('unlock.linkForgotten')}
      </Sentence>
    </div>
  )
}
