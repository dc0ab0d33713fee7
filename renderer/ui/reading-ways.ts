// Owns the ways to read a code other than scanning the whole screen, in the order in which menus show them. What a choice does is the caller's.
import { AppWindow, Camera, ClipboardPaste, Image, SquareDashedMousePointer } from 'lucide-react'
import type { Translate } from '../../shared/i18n/messages.ts'
import type { Choice } from './ChoiceMenu.tsx'

export type OtherWay = 'region' | 'window' | 'camera' | 'file' | 'clipboard'

export function otherWays(t: Translate): Choice<OtherWay>[] {
  return [
    { key: 'region', text: t('scan.region'), icon: SquareDashedMousePointer },
    { key: 'window', text: t('scan.window'), icon: AppWindow },
    { key: 'camera', text: t('scan.camera'), icon: Camera },
    { key: 'file', text: t('scan.imageFile'), icon: Image },
    { key: 'clipboard', text: t('scan.clipboardImage'), icon: ClipboardPaste }
  ]
}
