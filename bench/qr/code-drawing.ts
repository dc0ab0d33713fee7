// Owns how a code looks: an SVG of its modules in the styles that sites use. Every code is drawn so that a reader can read it.
import qrcode from 'qrcode'

export type Shape = 'square' | 'rounded' | 'dots' | 'connected'

export interface CodeLook {
  /** Width of a module in CSS pixels; may be broken. */
  modulePx: number
  shape: Shape
  dark: string
  /** `none` draws no ground. */
  light: string
  /** Modules of empty space around the code. */
  quietZone: number
  correction: 'L' | 'M' | 'Q' | 'H'
  /** A filled square in the middle, as a share of the code's width. */
  logo: number
  logoColour: string
  rotation: number
}

export const PLAIN: CodeLook = {
  modulePx: 4,
  shape: 'square',
  dark: '#000',
  light: '#fff',
  quietZone: 4,
  correction: 'M',
  logo: 0,
  logoColour: '#2b6cb0',
  rotation: 0
}

export interface DrawnCode {
  svg: string
  /** Width and height with the quiet zone, CSS pixels. */
  sizePx: number
  modules: number
}

export function drawCode(text: string, look: CodeLook): DrawnCode {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: look.correction })
  const size = modules.size + 2 * look.quietZone
  const isDark = (column: number, row: number): boolean =>
    column >= 0 && row >= 0 && column < modules.size && row < modules.size && modules.get(row, column) === 1
  const shapes: string[] = []
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (isDark(column, row)) shapes.push(moduleShape(look.shape, column + look.quietZone, row + look.quietZone, isFinder(column, row, modules.size)))
    }
  }
  const sizePx = size * look.modulePx
  const crisp = look.shape === 'square' && look.rotation === 0 ? ' shape-rendering="crispEdges"' : ''
  const ground = look.light === 'none' ? '' : `<rect width="${size}" height="${size}" fill="${look.light}"/>`
  const logo = look.logo === 0 ? '' : logoShape(size, modules.size * look.logo, look)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${sizePx}" height="${sizePx}" viewBox="0 0 ${size} ${size}"${crisp}>${ground}<path fill="${look.dark}" d="${shapes.join('')}"/>${logo}</svg>`
  return { svg, sizePx, modules: modules.size }
}

function isFinder(column: number, row: number, size: number): boolean {
  return (column < 7 && row < 7) || (column >= size - 7 && row < 7) || (column < 7 && row >= size - 7)
}

function moduleShape(shape: Shape, x: number, y: number, inFinder: boolean): string {
  if (shape === 'square' || inFinder) return `M${x} ${y}h1v1h-1z`
  if (shape === 'connected') return `M${x} ${y + 0.12}h1v.76h-1z`
  const r = shape === 'dots' ? 0.42 : 0.3
  if (shape === 'dots') return `M${x + 0.5 - r} ${y + 0.5}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  const side = 1 - 2 * r
  return `M${x + r} ${y}h${side}a${r} ${r} 0 0 1 ${r} ${r}v${side}a${r} ${r} 0 0 1 ${-r} ${r}h${-side}a${r} ${r} 0 0 1 ${-r} ${-r}v${-side}a${r} ${r} 0 0 1 ${r} ${-r}z`
}

function logoShape(size: number, width: number, { logoColour, light }: CodeLook): string {
  const at = (size - width) / 2
  const inner = width * 0.8
  const innerAt = (size - inner) / 2
  return `<rect x="${at}" y="${at}" width="${width}" height="${width}" fill="${light === 'none' ? '#fff' : light}"/><rect x="${innerAt}" y="${innerAt}" width="${inner}" height="${inner}" rx="${inner / 5}" fill="${logoColour}"/>`
}
