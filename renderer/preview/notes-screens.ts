// Owns what the preview shows of notes that are written in Markdown. Development only.
import type { FakeItem } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'
import { openEditor, openItem } from './reach-item.ts'

export const NOTES_SCREENS = ['notes', 'notes-edit', 'notes-preview'] as const
type NotesScreen = (typeof NOTES_SCREENS)[number]

const NOTES = `# 復旧の手順 / Recovery

1. Call **0120-123-456**, 平日9時から17時まで。
2. Name the *second* contact.
3. See [the help page](https://help.example.com/account?topic=recovery) or https://example.jp/%E9%81%93

> The branch is closed on Mondays.

- [x] phone number checked
- [ ] paper copy in the safe

| Device | Since |
|---|---|
| Desktop | 2024 |
| タブレット | 2025 |

\`\`\`
ssh -p 2222 taro@example.jp
\`\`\`

<img src=x onerror=alert(1)> ![a map](https://example.com/map.png) [press](javascript:alert(1))`

export function isNotesScreen(screen: string): screen is NotesScreen {
  return NOTES_SCREENS.some((one) => one === screen)
}

export function withNotes(items: FakeItem[]): FakeItem[] {
  const [first] = items
  if (first !== undefined) Object.assign(first, { notes: NOTES, fields: first.fields.slice(0, 1) })
  return items
}

export async function goToNotes(screen: NotesScreen, stores: Stores): Promise<void> {
  if (screen === 'notes') return openItem(stores, 1)
  await openEditor(stores, 1)
  if (screen === 'notes-edit') return
  // The page draws the editor first; the button has no store.
  await new Promise((resolve) => setTimeout(resolve, 100))
  document.querySelector<HTMLElement>('.notes-box__turn')?.click()
}
