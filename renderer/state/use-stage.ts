// Owns how many panes have room beside each other. Follows the window; zooming makes it narrower too.
import { useSyncExternalStore } from 'react'

/** `wide`: three panes · `pair`: the sidebar is a drawer · `single`: list and item one at a time, and the drawer. */
export type Stage = 'wide' | 'pair' | 'single'

const WIDE = '(min-width: 860px)'
const PAIR = '(min-width: 620px)'

function subscribe(onChange: () => void): () => void {
  const queries = [WIDE, PAIR].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener('change', onChange)
  return () => {
    for (const query of queries) query.removeEventListener('change', onChange)
  }
}

function stageNow(): Stage {
  if (window.matchMedia(WIDE).matches) return 'wide'
  return window.matchMedia(PAIR).matches ? 'pair' : 'single'
}

export function useStage(): Stage {
  return useSyncExternalStore(subscribe, stageNow)
}
