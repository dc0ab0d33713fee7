// Owns the start of an app on a runtime without default_app.asar: which folder, its name, version and main. Never used in a packaged program.
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const VERSION_SWITCHES = ['-v', '--version']
const REQUIRE_SWITCHES = ['-r', '--require']

/** Preloads what `-r file` names (test drivers use it) and answers with the place of the first argument that is no switch. */
function preloadAndFindApp(args) {
  const require = createRequire(import.meta.url)
  for (let at = 0; at < args.length; at += 1) {
    if (REQUIRE_SWITCHES.includes(args[at])) {
      at += 1
      require(resolve(args[at]))
    } else if (!args[at].startsWith('-')) {
      return at
    }
  }
  return -1
}

/** Tells Electron what app this is, as its own default app does, and answers with the file to import. */
function introduce(target) {
  if (!statSync(target).isDirectory()) {
    app.setAppPath(dirname(target))
    return target
  }
  const manifest = JSON.parse(readFileSync(join(target, 'package.json'), 'utf8'))
  app.setAppPath(target)
  app.setName(manifest.productName ?? manifest.name ?? 'Electron')
  if (manifest.version) app.setVersion(manifest.version)
  if (manifest.desktopName) app.setDesktopName?.(manifest.desktopName)
  return join(target, manifest.main ?? 'index.js')
}

const args = process.argv.slice(1)
if (args.some((argument) => VERSION_SWITCHES.includes(argument))) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
const at = preloadAndFindApp(args)
if (at === -1) {
  process.stderr.write('usage: electron <folder or file> [arguments]\n')
  process.exit(2)
}
// What follows is what the app would see under the official runtime: argv[1] is the app itself.
process.argv.splice(1, at)
process.defaultApp = true
try {
  // Awaited at top level: Electron holds back "ready" until this module has been evaluated. Without it, "ready" would come before
  // the app's main has run, and registering a privileged scheme would be too late.
  await import(pathToFileURL(introduce(resolve(args[at]))).href)
} catch (error) {
  process.stderr.write(`${error?.stack ?? error}\n`)
  process.exit(1)
}
