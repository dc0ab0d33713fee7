// Owns what a person sees while holding a code before the camera: the live picture, which camera, and what was seen. Keeps no frame.
import { CameraOff } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Bridge } from '../../../shared/ipc/bridge.ts'
import type { CameraSight } from '../../../shared/model/picking.ts'
import { useT } from '../../i18n/language-store.ts'
import { Sentence } from '../../ui/Sentence.tsx'
import { listCameras, openCamera, stopCamera, type Camera } from './open-camera.ts'
import { sendFrames } from './frame-sender.ts'
import './camera.css'

interface Props {
  bridge: Bridge<'camera'>
  /** The port to the reader process. */
  port: Promise<MessagePort>
}

export function CameraView({ bridge, port }: Props) {
  const t = useT()
  const video = useRef<HTMLVideoElement>(null)
  const [cameras, setCameras] = useState<readonly Camera[]>([])
  const [wanted, setWanted] = useState('')
  const [problem, setProblem] = useState<ErrorCode | null>(null)
  const [sight, setSight] = useState<CameraSight | null>(null)
  const [tries, setTries] = useState(0)
  const cancel = useCallback(() => void bridge.calls['camera.cancel'](null), [bridge])

  useEffect(() => bridge.on['camera.saw'](setSight), [bridge])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') cancel()
    }
    const again = (): void => {
      setTries((count) => count + 1)
    }
    window.addEventListener('keydown', onKey)
    // A camera was plugged in or out.
    navigator.mediaDevices.addEventListener('devicechange', again)
    return () => {
      window.removeEventListener('keydown', onKey)
      navigator.mediaDevices.removeEventListener('devicechange', again)
    }
  }, [cancel])
  useEffect(() => {
    const gone = new AbortController()
    const isGone = (): boolean => gone.signal.aborted
    let stop: () => void = () => undefined
    void openCamera(wanted).then(async (opened) => {
      if (typeof opened === 'string') {
        if (!isGone()) setProblem(opened)
        return
      }
      const screen = video.current
      if (isGone() || screen === null) {
        stopCamera(opened)
        return
      }
      setProblem(null)
      screen.srcObject = opened
      stop = () => {
        stopCamera(opened)
      }
      setCameras(await listCameras())
      const frames = await port
      if (isGone()) return
      const end = sendFrames(screen, frames)
      stop = () => {
        end()
        stopCamera(opened)
      }
    })
    return () => {
      gone.abort()
      stop()
    }
  }, [wanted, port, tries])

  return (
    <main className="camera" aria-label={t('camera.title')}>
      <div className="camera__screen" data-dark={problem !== null || undefined}>
        <video ref={video} className="camera__video" autoPlay muted playsInline aria-label={t('camera.picture')} />
        {problem === null ? <span className="camera__frame" aria-hidden="true" /> : <CameraOff className="camera__off" size={56} strokeWidth={1.25} aria-hidden="true" />}
      </div>
      <div className="camera__words" role="status">
        {problem !== null ? <Sentence tone="bad">{t(`error.${problem}`)}</Sentence> : sight === null ? <p>{t('camera.hint')}</p> : <Seen sight={sight} />}
      </div>
      <footer className="camera__foot">
        {cameras.length > 1 ? (
          <label className="camera__choice">
            <span>{t('camera.which')}</span>
            <select value={wanted} onChange={(event) => { setWanted(event.currentTarget.value) }}>
              {cameras.map(({ id, name }, index) => (
                <option key={id} value={id}>
                  {name === '' ? t('camera.unnamed', { number: index + 1 }) : name}
                </option>
              ))}
            </select>
          </label>
        ) : (
          <span />
        )}
        {problem !== null && (
          <Button className="button" onPress={() => { setTries((count) => count + 1) }}>
            {t('camera.again')}
          </Button>
        )}
        <Button className="button" onPress={cancel}>
          {t('camera.cancel')}
        </Button>
      </footer>
    </main>
  )
}

function Seen({ sight: { kind, reason } }: { sight: CameraSight }) {
  const t = useT()
  return (
    <Sentence tone="warn">
      {t(`otherCode.${kind}`)}
      <br />
      {reason === null ? t('camera.goesOn') : t(`error.${reason}`)}
    </Sentence>
  )
}
