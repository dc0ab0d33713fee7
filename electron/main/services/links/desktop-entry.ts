// Owns the text of the desktop entry and of the list of associations by which Linux desktops find a program for a link or a file. Writes no file.
import { LINK_SCHEMES } from './link-arguments.ts'
import { switchOf, type StartRequest } from './start-request.ts'

export const DESKTOP_FILE = 'nidan.desktop'
/** What may be opened with Nidan, each by a switch of its own. The type of vault files is described in resources/linux/nidan-vault.xml. */
export const OPENED_TYPES = {
  links: LINK_SCHEMES.map((scheme) => `x-scheme-handler/${scheme}`),
  vaults: ['application/x-nidan-vault']
} as const
export type Opened = keyof typeof OPENED_TYPES

const ALL: readonly Opened[] = ['links', 'vaults']

/** What the menu of the program's icon offers beside opening it ("Additional applications actions"). */
const ACTIONS: readonly { request: StartRequest; en: string; ja: string }[] = [
  { request: 'quick-access', en: 'Quick access', ja: 'クイックアクセス' },
  { request: 'scan', en: 'Scan screen', ja: '画面を読み取る' },
  { request: 'lock', en: 'Lock', ja: 'ロック' }
]

/** Desktop Entry Specification 1.5; `command` is the program and its arguments, the link or the file comes after them. */
export function desktopEntry(command: readonly string[], icon: string, opened: readonly Opened[] = ALL): string {
  const program = execLine(command)
  const types = ALL.filter((what) => opened.includes(what)).flatMap((what) => OPENED_TYPES[what])
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Nidan',
    'Comment=Passwords and one-time passwords',
    'Comment[ja]=パスワードとワンタイムパスワード',
    `Exec=${program} %U`,
    `Icon=${icon}`,
    'Terminal=false',
    'StartupWMClass=nidan',
    'Categories=Utility;Security;',
    `MimeType=${types.join(';')};`,
    `Actions=${ACTIONS.map(({ request }) => request).join(';')};`,
    ...ACTIONS.flatMap(({ request, en, ja }) => ['', `[Desktop Action ${request}]`, `Name=${en}`, `Name[ja]=${ja}`, `Exec=${program} ${switchOf(request)}`]),
    ''
  ].join('\n')
}

/** The value of an `Exec` key for a program and its arguments. */
export function execLine(command: readonly string[]): string {
  return command.map(execArgument).join(' ')
}

/** Quoted only where it must be ("The Exec key"): some readers of the key know no quotes. */
function execArgument(text: string): string {
  const literal = text.replaceAll('%', '%%')
  if (!/[\s"'\\><~|&;$*?#()`]/u.test(literal)) return literal
  // Once for the quotes, once more because backslashes are escaped in every value of the file.
  return `"${literal.replace(/["`$\\]/gu, '\\$&').replaceAll('\\', '\\\\')}"`
}

/** mimeapps.list (Association between MIME types and applications 1.0) without our entry for these types; other lines stay as they are. */
export function withoutAssociations(list: string, types: readonly string[]): string {
  return list
    .split('\n')
    .flatMap((line) => {
      const [type = '', programs] = line.split('=', 2)
      if (programs === undefined || !types.includes(type.trim())) return [line]
      const others = programs.split(';').filter((one) => one.trim() !== '' && one.trim() !== DESKTOP_FILE)
      return others.length === 0 ? [] : [`${type}=${others.join(';')};`]
    })
    .join('\n')
}
