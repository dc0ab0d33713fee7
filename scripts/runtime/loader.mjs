// Owns the start of an app on a runtime without default_app.asar: which folder, its name, version and main. Never used in a packaged program.
import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const VERSION_SWITCHES = ['-v', '--version']
const REQUIRE_SWITCHES = ['-r', '--require']

/** The files that `-r` names (test drivers use it). */
function preloads(args) {
  return args.flatMap((argument, at) => (REQUIRE_SWITCHES.includes(argument) && args[at + 1] !== undefined ? [args[at + 1]] : []))
}

/** The place of the first argument that is neither a switch nor a switch's file; -1 when there is none. */
function placeOfApp(args) {
  return args.findIndex((argument, at) => !argument.startsWith('-') && !REQUIRE_SWITCHES.includes(args[at - 1]))
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

if (process.argv.slice(1).some((argument) => VERSION_SWITCHES.includes(argument))) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
const require = createRequire(import.meta.url)
for (const file of preloads(process.argv.slice(1))) require(resolve(file))
// Only now: a preload may take its own switches out of the arguments.
const args = process.argv.slice(1)
const at = placeOfApp(args)
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
