// Owns the check of file names, header comments and machine paths. Reads files only; never judges what a linter can.
import { readFile, readdir } from 'node:fs/promises'
import { basename, extname, join, relative, sep } from 'node:path'

const SOURCE_FOLDERS = ['electron', 'shared', 'renderer', 'e2e', 'scripts', 'bench', 'torture']
const PAPER_FOLDERS = ['docs', '.ci']
const SKIPPED_FOLDERS = new Set(['node_modules', 'out', 'dist', 'testdata'])
const SOURCE_EXTENSIONS = new Set(['.ts', '.tsx', '.mts', '.mjs', '.cjs'])
const TEXT_EXTENSIONS = new Set([...SOURCE_EXTENSIONS, '.md', '.json', '.css', '.html', '.py', '.sh', ''])

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|bench|config))?(\.d)?\.(ts|mts|mjs|cjs)$/
const PASCAL = /^[A-Z][A-Za-z0-9]*(\.test)?\.tsx$/
const ENTRY = /^renderer\/[a-z-]+\/main\.tsx$/
const VAGUE = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'manager', 'misc'])
// The home or the working folder of the person who wrote the line. Written in pieces, so that this file does not name one itself.
const MACHINE_PATH = new RegExp(`(?<![\\w./~-])/(${['work', 'root', 'Users/\\w+', 'tmp/nidan-\\w+'].join('|')})/`)
const HEADER = /^(#![^\n]*\n)?\s*(\/\/|\/\*)/

function nameProblem(path: string): string | undefined {
  const name = basename(path)
  if (extname(name) === '.tsx') {
    return PASCAL.test(name) || ENTRY.test(path) ? undefined : `${path}: a component file is PascalCase.tsx (an entry is main.tsx)`
  }
  return KEBAB.test(name) ? undefined : `${path}: a source file is kebab-case`
}

function vagueProblem(path: string): string | undefined {
  const word = path.split(/[/.\-]/).find((part) => VAGUE.has(part))
  return word === undefined ? undefined : `${path}: "${word}" does not say what the file owns`
}

/** Everything wrong with one source file: its name, its header, what it mentions. */
export function problemsOfSource(path: string, text: string): string[] {
  // A test says in its own sentences what it is for.
  const header = HEADER.test(text) || /\.(test|spec)\.tsx?$/.test(path) ? undefined : `${path}: begins without a header comment (what it owns and must never do)`
  return [nameProblem(path), vagueProblem(path), header, ...problemsOfText(path, text)].filter((problem) => problem !== undefined)
}

/** Everything wrong with any text file: a path of somebody's machine. */
export function problemsOfText(path: string, text: string): string[] {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => MACHINE_PATH.test(line))
  return at === -1 ? [] : [`${path}:${at + 1}: names a folder of one machine`]
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  })
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) return SKIPPED_FOLDERS.has(entry.name) ? [] : await filesUnder(path)
      return entry.isFile() ? [path] : []
    })
  )
  return nested.flat()
}

/** One line for each problem of the whole checkout; empty when all is well. */
export async function findNamingProblems(checkout: string): Promise<string[]> {
  const top = (await readdir(checkout, { withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(checkout, entry.name))
  const nested = await Promise.all([...SOURCE_FOLDERS, ...PAPER_FOLDERS].map((folder) => filesUnder(join(checkout, folder))))
  const problems = await Promise.all(
    [...top, ...nested.flat()].map(async (file) => {
      const path = relative(checkout, file).split(sep).join('/')
      if (!TEXT_EXTENSIONS.has(extname(file)) || path === 'package-lock.json') return []
      const text = await readFile(file, 'utf8')
      const isSource = SOURCE_EXTENSIONS.has(extname(file)) && path.includes('/')
      return isSource ? problemsOfSource(path, text) : problemsOfText(path, text)
    })
  )
  return problems.flat().sort()
}
