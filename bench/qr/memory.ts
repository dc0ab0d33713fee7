// Owns the rows of memory: ours at two displays over its idle, and every reader's whole process at one. Starts each in a process of its own.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkoutFolder } from '../../e2e/fixtures/surroundings.ts'
import { rowOf, type Row } from '../figures.ts'
import { JSQR, OURS, pythonWithOpenCv, ZXING } from './readers.ts'

const LIMIT_MB = 250

/** Runs what follows in a process and prints the largest memory that it had, in KiB. */
const PEAK_OF_PROGRAM = 'import resource,subprocess,sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)'
const READ_WITH_OPEN_CV = 'import cv2,sys; cv2.QRCodeDetector().detectAndDecodeMulti(cv2.imread(sys.argv[1]))'

function run(program: string, args: readonly string[]): string {
  const { stdout, status } = spawnSync(program, [...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`the memory of a reader could not be measured: ${program} ended with ${String(status)}`)
  return stdout
}

function probe(...args: readonly string[]): string {
  const checkout = checkoutFolder()
  return run(process.execPath, ['--import', join(checkout, 'node_modules/tsx/dist/loader.mjs'), join(checkout, 'bench/qr/memory-probe.ts'), ...args])
}

export function memoryRows(): Row[] {
  const { codes, overIdleMb } = JSON.parse(probe(OURS, '2')) as { codes: number; overIdleMb: number }
  const rows = [rowOf('memory of the reader at two 4K displays, over idle', 'MB', [overIdleMb], { limit: LIMIT_MB, note: `${String(codes)} codes read` })]
  const whole = (name: string, mb: number): void => {
    rows.push(rowOf(`memory of a whole process that reads one 4K display, ${name}`, 'MB', [mb]))
  }
  for (const name of [OURS, ZXING, JSQR]) whole(name, (JSON.parse(probe(name, '1')) as { peakMb: number }).peakMb)
  const folder = mkdtempSync(join(tmpdir(), 'nidan-memory-'))
  try {
    const file = join(folder, 'display.png')
    probe('--draw', file)
    const peakOf = (...program: readonly string[]): number => Number(run('python3', ['-c', PEAK_OF_PROGRAM, ...program])) / 1_024
    if (spawnSync('zbarimg', ['--version']).status === 0) whole('zbarimg', peakOf('zbarimg', '--quiet', file))
    const python = pythonWithOpenCv()
    if (python !== null) whole('OpenCV', peakOf(python, '-c', READ_WITH_OPEN_CV, file))
  } finally {
    rmSync(folder, { recursive: true })
  }
  return rows
}
