// Owns the three ways to read QR codes as one call. Never sees what a code said.
import type { Bridge } from '../../shared/ipc/bridge.ts'
import type { Result } from '../../shared/ipc/result.ts'
import type { ScanReport } from '../../shared/model/scan.ts'

export type CodeSource = Exclude<ScanReport['source'], 'text' | 'link'>

/** The value is null when the person closed the file dialog. */
export function readCodes(calls: Bridge<'main'>['calls'], source: CodeSource): Promise<Result<ScanReport | null>> {
  switch (source) {
    case 'screen':
      return calls['screen.scan'](null)
    case 'file':
      return calls['image.choose'](null)
    case 'clipboard':
      return calls['image.readClipboard'](null)
  }
}
