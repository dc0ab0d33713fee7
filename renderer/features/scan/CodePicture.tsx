// Owns the small picture of what stood around a code. The code itself is a hole in it, with a sign in its place.
import { QrCode } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { CodeSurroundings } from '../../../shared/model/scan.ts'
import { useT } from '../../i18n/language-store.ts'
import './code-picture.css'

const SIGN_PX = 16

/** `name`: of the display or file that it was on. */
export function CodePicture({ picture, name }: { picture: CodeSurroundings['picture']; name: string }) {
  const t = useT()
  const canvas = useRef<HTMLCanvasElement>(null)
  const { widthPx, heightPx, data, centre } = picture
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    context?.putImageData(new ImageData(new Uint8ClampedArray(data), widthPx, heightPx), 0, 0)
  }, [data, widthPx, heightPx])
  return (
    <div className="code-picture" role="img" aria-label={t('scan.around', { name })} style={{ aspectRatio: `${String(widthPx)} / ${String(heightPx)}` }}>
      <canvas ref={canvas} width={widthPx} height={heightPx} />
      <QrCode size={SIGN_PX} className="code-picture__sign" aria-hidden="true" style={{ left: `${String(centre.x * 100)}%`, top: `${String(centre.y * 100)}%` }} />
    </div>
  )
}
