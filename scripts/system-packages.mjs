// Owns which programs and libraries of Debian and Ubuntu a purpose needs, and getting them. Does nothing but say so elsewhere.
import { execFileSync, spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FILES, LIBRARIES, PROGRAMS, PYTHON_MODULES } from './runtime/system-table.mjs'

const LIST_FOLDER = '/var/lib/apt/lists'
const LIST_MAX_AGE_MS = 7 * 24 * 3_600_000
const PURPOSES = ['test', 'demo']

function printLine(line) {
  process.stderr.write(`${line}\n`)
}

function output(program, args) {
  // A program that answers with an error code has still said what it found (ldd, dpkg-query).
  const result = spawnSync(program, args, { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' }, maxBuffer: 1 << 26 })
  return result.stdout ?? ''
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => isExecutable(join(folder, program)))
}

function hasPythonModule(module) {
  // The distribution's packages are the distribution's Python's, whatever else is on the path.
  return ['/usr/bin/python3', 'python3'].some((python) => spawnSync(python, ['-c', `import ${module}`]).status === 0)
}

/** The sonames in what `ldd` prints that the loader did not find. */
export function sonamesNotFound(lddText) {
  return [...lddText.matchAll(/^\s*(\S+) => not found$/gm)].map((match) => match[1])
}

/** The packages of `apt-cache policy` text that can be installed, in no order. */
export function installable(policyText) {
  const names = new Set()
  let name
  for (const line of policyText.split('\n')) {
    const heading = /^(\S+?)(?::\w+)?:$/.exec(line)
    if (heading) name = heading[1]
    const candidate = /^\s+Candidate: (\S+)/.exec(line)
    if (candidate && candidate[1] !== '(none)' && name) names.add(name)
  }
  return names
}

/** What is missing, as [what, [package names that may bring it, best first]]. */
export function findMissing({ purpose, binary }) {
  const programs = PROGRAMS.filter((row) => row.purposes.includes(purpose) && !row.anyOf.some(isOnPath)).map((row) => [row.anyOf[0], row.packages])
  const modules = PYTHON_MODULES.filter((row) => row.purposes.includes(purpose) && !hasPythonModule(row.module)).map((row) => [
    `Python's ${row.module}`,
    row.packages
  ])
  const files = FILES.filter((row) => row.purposes.includes(purpose) && !row.anyOf.some((path) => existsSync(path))).map((row) => [row.what, row.packages])
  const fonts = output('fc-list', [':lang=ja', 'family']).trim() === '' ? [['a Japanese font', ['fonts-noto-cjk']]] : []
  const cache = output('/sbin/ldconfig', ['-p'])
  // Before there is a runtime the table is the list; with one, its own binary is asked, which also shows what the table does not know.
  const absent = binary ? sonamesNotFound(output('ldd', [binary])) : Object.keys(LIBRARIES).filter((soname) => !cache.includes(`\t${soname} `))
  return [...programs, ...modules, ...files, ...fonts, ...absent.map((soname) => [soname, LIBRARIES[soname] ?? []])]
}

function listsAreFresh() {
  if (!existsSync(LIST_FOLDER)) return false
  const lists = readdirSync(LIST_FOLDER).filter((name) => /_(Packages|InRelease)(\.\w+)?$/.test(name))
  return lists.some((name) => Date.now() - statSync(join(LIST_FOLDER, name)).mtimeMs < LIST_MAX_AGE_MS)
}

/** Chooses for each missing thing the first package that this system has; `unknown` is what no package was found for. */
export function choosePackages(missing, available) {
  const chosen = missing.map(([what, packages]) => [what, packages.find((name) => available.has(name))])
  return {
    packages: [...new Set(chosen.flatMap(([, name]) => name ?? []))].sort(),
    unknown: chosen.filter(([, name]) => name === undefined).map(([what]) => what)
  }
}

function choose(missing) {
  return choosePackages(missing, installable(output('apt-cache', ['policy', ...new Set(missing.flatMap(([, packages]) => packages))])))
}

function apt(args) {
  printLine(`apt-get ${args.join(' ')}`)
  execFileSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
}

function isDebian() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : ''
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release)
}

function main(args) {
  const value = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const purpose = value('--purpose')
  if (!PURPOSES.includes(purpose)) throw new Error(`usage: node scripts/system-packages.mjs --purpose ${PURPOSES.join('|')} [--binary PATH]`)
  if (!isDebian()) {
    printLine('system packages: this is neither Debian nor Ubuntu, so nothing was checked; docs/electron-versions.md names what is needed.')
    return 0
  }
  const find = () => findMissing({ purpose, binary: value('--binary') })
  const missing = find()
  if (missing.length === 0) {
    printLine(`system packages: nothing is missing for ${purpose}`)
    return 0
  }
  printLine(`system packages: missing for ${purpose}: ${missing.map(([what]) => what).join(', ')}`)
  const root = process.getuid?.() === 0
  let plan = choose(missing)
  if (root && (!listsAreFresh() || plan.unknown.length > 0)) {
    apt(['update'])
    plan = choose(missing)
  }
  if (plan.unknown.length > 0) printLine(`system packages: no package is known for: ${plan.unknown.join(', ')}`)
  const install = ['install', '-y', '--no-install-recommends', ...plan.packages]
  if (!root) {
    if (plan.packages.length > 0) printLine(`Run this, then try again:\n  sudo apt-get update && sudo apt-get ${install.join(' ')}`)
    return 1
  }
  if (plan.packages.length > 0) apt(install)
  const left = find()
  if (left.length > 0) printLine(`system packages: still missing: ${left.map(([what]) => what).join(', ')}`)
  return left.length > 0 ? 1 : 0
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.exitCode = main(process.argv.slice(2))
  } catch (error) {
    printLine(error.message)
    process.exitCode = 1
  }
}
