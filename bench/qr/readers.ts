// Owns the readers that are compared, ours and others', behind one question. A reader that is not installed is named, never guessed at.
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { createInterface } from 'node:readline'
import * as jsqrModule from 'jsqr'
import { readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'
import type { PixelImage } from '../../electron/reader/qr/decoder.ts'
import { openQrReader } from '../../electron/reader/qr/open-reader.ts'
import type { QrReader } from '../../electron/reader/qr/read-codes.ts'

export interface Answer {
  texts: readonly string[]
  /** Milliseconds; null when nothing was found, or where the reader only says it all at once in another process. */
  firstMs: number | null
  allMs: number
}

export interface ComparedReader {
  name: string
  read: (picture: { file: string; image: PixelImage }) => Promise<Answer>
  end: () => void
}

/** Long enough to see what is found without a hurry; the time is measured all the same. */
const BUDGET_MS = 20_000
const nowMs = (): number => performance.now()

export const OURS = 'nidan'
export const OURS_WITHOUT_WASM = 'nidan without WebAssembly'
export const ZXING = 'zxing-wasm'
export const JSQR = 'jsqr'

/** All that are installed, and a line for each that is not. */
export async function openReaders(): Promise<{ readers: ComparedReader[]; missing: string[] }> {
  const missing: string[] = []
  const readers = [
    fromQrReader(OURS, await openQrReader({ nowMs, budgetMs: BUDGET_MS })),
    fromQrReader(OURS_WITHOUT_WASM, await openQrReader({ nowMs, budgetMs: BUDGET_MS, webAssembly: false })),
    zxing(),
    plainJsqr()
  ]
  if (spawnSync('zbarimg', ['--version']).status === 0) readers.push(zbar())
  else missing.push('zbarimg: not installed (Debian: zbar-tools)')
  const python = pythonWithOpenCv()
  if (python !== null) readers.push(openCv(python))
  else missing.push('OpenCV: not installed (Debian: python3-opencv)')
  return { readers, missing }
}

function fromQrReader(name: string, reader: QrReader): ComparedReader {
  return {
    name,
    end: () => undefined,
    read: async ({ image }) => {
      const from = nowMs()
      let firstMs: number | null = null
      const codes = await reader.readCodes(image, { onCode: () => (firstMs ??= nowMs() - from) })
      return { texts: codes.map(({ text }) => text), firstMs, allMs: nowMs() - from }
    }
  }
}

/** As its makers advise for a whole screen. Our reader has compiled the module before. */
const ZXING_OPTIONS: ReaderOptions = { formats: ['QRCode'], tryHarder: true, tryInvert: true, tryRotate: true, tryDownscale: true, maxNumberOfSymbols: 255 }

export function zxing(): ComparedReader {
  return {
    name: ZXING,
    end: () => undefined,
    read: async ({ image: { data, widthPx, heightPx } }) => {
      const from = nowMs()
      const results = await readBarcodes({ data, width: widthPx, height: heightPx, colorSpace: 'srgb' } as ImageDataLike, ZXING_OPTIONS)
      const ms = nowMs() - from
      const texts = results.filter(({ isValid, text }) => isValid && text !== '').map(({ text }) => text)
      return { texts, firstMs: texts.length === 0 ? null : ms, allMs: ms }
    }
  }
}

type ImageDataLike = Exclude<Parameters<typeof readBarcodes>[0], ArrayBuffer | Uint8Array | Blob>

type JsQr = typeof jsqrModule.default

export function plainJsqr(): ComparedReader {
  // A UMD file: under Node the function is one `default` deeper.
  const outer = jsqrModule.default as JsQr | { default: JsQr }
  const jsQr = typeof outer === 'function' ? outer : outer.default
  return {
    name: JSQR,
    end: () => undefined,
    read: ({ image }) => {
      const from = nowMs()
      const found = jsQr(image.data, image.widthPx, image.heightPx, { inversionAttempts: 'attemptBoth' })
      const ms = nowMs() - from
      return Promise.resolve({ texts: found === null || found.data === '' ? [] : [found.data], firstMs: found === null ? null : ms, allMs: ms })
    }
  }
}

/** Reads the file itself, so its time holds a process and a PNG. */
function zbar(): ComparedReader {
  return {
    name: 'zbarimg',
    end: () => undefined,
    read: ({ file }) => {
      const from = nowMs()
      const { stdout } = spawnSync('zbarimg', ['--quiet', '--xml', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8', maxBuffer: 2 ** 26 })
      const texts = [...stdout.matchAll(/<data[^>]*><!\[CDATA\[([\s\S]*?)\]\]><\/data>/gu)].map((match) => match[1] ?? '')
      return Promise.resolve({ texts, firstMs: null, allMs: nowMs() - from })
    }
  }
}

const OPEN_CV = `
import cv2, json, sys, time
detector = cv2.QRCodeDetector()
for line in sys.stdin:
    image = cv2.imread(line.strip())
    start = time.perf_counter()
    try:
        _, texts, _, _ = detector.detectAndDecodeMulti(image)
    except Exception:
        texts = []
    print(json.dumps({"texts": [t for t in texts if t], "ms": (time.perf_counter() - start) * 1000}), flush=True)
`

/** The system's own Python has the system's packages; another one may stand before it in the path. */
export function pythonWithOpenCv(): string | null {
  return ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', 'import cv2']).status === 0) ?? null
}

function openCv(python: string): ComparedReader {
  const child: ChildProcessWithoutNullStreams = spawn(python, ['-c', OPEN_CV])
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    name: 'OpenCV',
    end: () => child.stdin.end(),
    read: async ({ file }) => {
      child.stdin.write(`${file}\n`)
      const line: IteratorResult<string> = await lines.next()
      if (line.done === true) throw new Error('OpenCV ended')
      const { texts, ms } = JSON.parse(line.value) as { texts: string[]; ms: number }
      return { texts, firstMs: null, allMs: ms }
    }
  }
}
