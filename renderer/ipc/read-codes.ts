// Owns the ways to read QR codes as one call. Never sees what a code said.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { DroppedPictures } from '../../shared/model/dropped-pictures.ts'
import type { ScanReport } from '../../shared/model/scan.ts'
import { readDroppedFiles } from './dropped-files.ts'

/** Files: what was dropped on the window. */
export type CodeSource = Exclude<ScanReport['source'], 'text' | 'link'> | readonly File[]

/** The value is null when the person cancelled. */
export async function readCodes(calls: Bridge<'main'>['calls'], source: CodeSource): Promise<Result<ScanReport | null>> {
  switch (source) {
    case 'screen':
      return await calls['screen.scan'](null)
    case 'region':
      return await calls['screen.scanRegion'](null)
    case 'window':
      return await calls['screen.scanWindow'](null)
    case 'camera':
      return await calls['camera.scan'](null)
    case 'file':
      return await calls['image.choose'](null)
    case 'clipboard':
      return await calls['image.readClipboard'](null)
    default: {
      const read: Result<DroppedPictures> = await readDroppedFiles(source)
      return read.ok ? await calls['image.readDropped'](read.value) : read
    }
  }
}
