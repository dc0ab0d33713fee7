// Owns the screens of the generator, the palette, the sheet of keys and the parts of the settings in the preview. Development only.
import type { FakeGenerator } from '../ipc/fake-generator.ts'
import { fakeId } from '../ipc/fake-logins.ts'
import type { Stores } from '../main/stores.ts'
import { openEditor, openItem } from './reach-item.ts'

export const FEEL_SCREENS = ['generator', 'generator-phrase', 'generator-rules', 'generator-username', 'generator-pin', 'generator-field', 'generator-used', 'generator-impossible', 'palette', 'palette-found', 'palette-none', 'keys', 'clipboard', 'drawer'] as const
export type FeelScreen = (typeof FEEL_SCREENS)[number]

export function isFeelScreen(screen: string): screen is FeelScreen {
  return FEEL_SCREENS.some((one) => one === screen)
}

export function generatorOf(nowMs: number): FakeGenerator {
  const values = ['wR7#kQ2v-Zp0O1lI%mE4', 'harbor-velvet-copper-orchard-meadow', '482917']
  return { used: values.map((value, index) => ({ id: fakeId(800, index + 1), value, madeAtMs: nowMs - index * 7_200_000 })) }
}

export async function goToFeel(screen: FeelScreen, stores: Stores): Promise<void> {
  const generator = stores.generator.getState()
  switch (screen) {
    case 'generator':
      return generator.open(null)
    case 'generator-phrase':
    case 'generator-username':
    case 'generator-pin':
      await generator.open(null)
      return generator.setKind(screen === 'generator-pin' ? 'pin' : screen === 'generator-phrase' ? 'phrase' : 'username')
    case 'palette':
    case 'palette-found':
    case 'palette-none':
      stores.palette.getState().open()
      stores.palette.getState().setQuery(screen === 'palette' ? '' : screen === 'palette-found' ? 'git' : 'zzz')
      return
    case 'clipboard':
      await openItem(stores, 1)
      // The page listens to events first.
      await new Promise((resolve) => setTimeout(resolve, 100))
      await stores.clipboard.getState().copy({ itemId: fakeId(0, 1), fieldId: fakeId(1, 2) })
      return
    case 'drawer':
      stores.panes.getState().setDrawerOpen(true)
      return
    case 'keys':
      stores.palette.getState().openKeys()
      return
    case 'generator-rules':
      await generator.open(null)
      await generator.setRules({ required: '!?', forbidden: '<>&', minLength: 8, maxLength: 16 })
      // The page draws the dialog first.
      await new Promise((resolve) => setTimeout(resolve, 100))
      document.querySelector('details')?.setAttribute('open', '')
      return
    case 'generator-impossible':
      await generator.open(null)
      return generator.setRules({ minLength: 20, maxLength: 16 })
    case 'generator-field': {
      await openEditor(stores, 1)
      const field = stores.editor.getState().item?.fields.find(({ kind }) => kind === 'password')
      return generator.open(field?.id ?? null)
    }
    case 'generator-used':
      await generator.open(null)
      await generator.showUsed()
      return generator.reveal(fakeId(800, 1))
  }
}
