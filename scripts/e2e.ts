// Owns starting the end-to-end tests: checks what they need, then runs Playwright as an ordinary user with the sandbox on.
import { copyFileSync, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findRequirements } from './desktop-run/requirements.ts'
import { prepareRunPlace, runNode } from './desktop-run/ordinary-user.ts'
import { mountSmallDisk } from './desktop-run/small-disk.ts'

const checkout = resolve(import.meta.dirname, '..')
const PLAYWRIGHT = 'node_modules/@playwright/test/cli.js'
const REPORT = 'PLAYWRIGHT_JSON_OUTPUT_FILE'

function log(line: string): void {
  process.stderr.write(`${line}\n`)
}

async function main(args: readonly string[]): Promise<number> {
  const { electron } = await findRequirements({ purpose: 'test', checkout, log })
  const place = prepareRunPlace({
    name: 'nidan-e2e',
    readable: [join(checkout, 'package.json'), join(checkout, 'e2e/playwright.config.ts')],
    executable: [electron.path, process.execPath],
    log
  })
  // The ordinary user cannot write where the caller wants the report, so it is carried there afterwards.
  const wantedReport = process.env[REPORT]
  const report = join(place.output, 'report.json')
  const smallDisk = mountSmallDisk(place)
  const code = await runNode(place, [join(checkout, PLAYWRIGHT), 'test', '--config', join(checkout, 'e2e/playwright.config.ts'), ...args], {
    NIDAN_ELECTRON: electron.path,
    NIDAN_E2E_OUTPUT: join(place.output, 'results'),
    ...(smallDisk === null ? {} : { NIDAN_SMALL_DISK: smallDisk.folder }),
    ...(wantedReport === undefined ? {} : { [REPORT]: report })
  })
  smallDisk?.dispose()
  if (wantedReport !== undefined && existsSync(report)) copyFileSync(report, resolve(wantedReport))
  if (code === 0) place.dispose()
  else log(`Pictures and traces of what failed: ${place.output}`)
  return code
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    log(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
)
