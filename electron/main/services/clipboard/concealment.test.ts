// The marks as each system names them, and no mark where none is known.
import { describe, expect, it } from 'vitest'
import { concealmentMarks, systemFormat } from './concealment.ts'

describe('the marks of a copied secret', () => {
  it.each<[NodeJS.Platform, [string, number[]][]]>([
    ['win32', [['ExcludeClipboardContentFromMonitorProcessing', [0]], ['CanIncludeInClipboardHistory', [0, 0, 0, 0]], ['CanUploadToCloudClipboard', [0, 0, 0, 0]]]],
    ['darwin', [['org.nspasteboard.ConcealedType', [0]]]],
    ['linux', [['x-kde-passwordManagerHint', [...Buffer.from('secret')]]]],
    ['freebsd', []]
  ])('on %s', (platform, marks) => {
    expect(Object.entries(concealmentMarks(platform)).map(([name, bytes]) => [name, [...bytes]])).toEqual(marks)
  })

  it('are written under the name that Electron has for a format of the system', () => {
    expect(systemFormat('x-kde-passwordManagerHint')).toBe('electron application/osclipboard;format="x-kde-passwordManagerHint"')
  })
})
