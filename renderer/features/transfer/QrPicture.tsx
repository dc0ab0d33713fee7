// Owns how a QR code is painted: dark on white in every theme, with its quiet zone, each module a whole number of pixels. Keeps no copy of it.
import { useMemo } from 'react'
import type { QrModules } from '../../../shared/model/transfer.ts'

/** ISO/IEC 18004 §6.3.8. */
const QUIET_ZONE_MODULES = 4
const LEAST_PX = 240
const SMALL_CODE = { modules: 69, widthPx: 304 }
const LARGE_CODE_PX = 456

/** The modules of a row that are dark and stand together are one rectangle. */
function pathOf({ side, bits }: QrModules): string {
  const isDark = (row: number, column: number): boolean => {
    const index = row * side + column
    return column < side && ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0
  }
  const parts: string[] = []
  for (let row = 0; row < side; row += 1) {
    for (let column = 0; column < side; column += 1) {
      if (!isDark(row, column)) continue
      const start = column
      while (isDark(row, column)) column += 1
      parts.push(`M${start + QUIET_ZONE_MODULES} ${row + QUIET_ZONE_MODULES}h${column - start}v1h-${column - start}z`)
    }
  }
  return parts.join('')
}

function widthOf(side: number): number {
  const modules = side + 2 * QUIET_ZONE_MODULES
  const wanted = side <= SMALL_CODE.modules ? SMALL_CODE.widthPx : LARGE_CODE_PX
  return modules * Math.max(2, Math.floor(wanted / modules), Math.ceil(LEAST_PX / modules))
}

export function QrPicture({ modules, name }: { modules: QrModules; name: string }) {
  const path = useMemo(() => pathOf(modules), [modules])
  const side = modules.side + 2 * QUIET_ZONE_MODULES
  const width = widthOf(modules.side)
  return (
    <svg className="qr" role="img" aria-label={name} viewBox={`0 0 ${side} ${side}`} width={width} height={width} shapeRendering="crispEdges">
      <rect className="qr__light" width={side} height={side} />
      <path className="qr__dark" d={path} />
    </svg>
  )
}
