// Owns one run of the bench as an ordinary user: the parts that were asked for, their table, and the figures as JSON.
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { tableOf, type BenchPart, type Row } from './figures.ts'
import { attachmentsBench } from './attachments.ts'
import { lockBench } from './lock.ts'
import { memoryBench } from './memory.ts'
import { qrBench } from './qr/recall.ts'
import { quickBench } from './quick.ts'
import { saveBench } from './save.ts'
import { scanBench } from './scan.ts'
import { searchBench } from './search.ts'
import { startBench } from './start.ts'
import { uiBench } from './ui.ts'
import { trayBench } from './tray.ts'
import { unlockBench } from './unlock.ts'

const PARTS: readonly BenchPart[] = [unlockBench, searchBench, saveBench, attachmentsBench, startBench, lockBench, memoryBench, scanBench, uiBench, quickBench, trayBench, qrBench]

function say(line: string): void {
  process.stderr.write(`  ${line}\n`)
}

async function main(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => !arg.startsWith('--'))
  const flags = args.filter((arg) => arg.startsWith('--'))
  const unknown = names.filter((name) => !PARTS.some((part) => part.name === name))
  if (unknown.length > 0) throw new Error(`no bench is called ${unknown.join(', ')}; there are: ${PARTS.map(({ name }) => name).join(', ')}`)
  const rows: Row[] = []
  for (const part of PARTS) {
    if (names.length > 0 && !names.includes(part.name)) continue
    process.stderr.write(`${part.name}\n`)
    rows.push(...(await part.run(say, flags)))
  }
  process.stdout.write(`\n${tableOf(rows)}\n`)
  const output = process.env['NIDAN_BENCH_OUTPUT']
  if (output === undefined) return
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30), platform: process.platform, node: process.version }
  await writeFile(join(output, 'figures.json'), `${JSON.stringify({ at: new Date().toISOString(), machine, runtime: process.env['NIDAN_RUNTIME'] ?? '', rows }, null, 2)}\n`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
})
