// Holds which files of sentences a page names, and that an address can name nothing else.
import { expect, it } from 'vitest'
import { withMessages } from './view-page.ts'

const PAGE = '<html><head><title>Nidan</title></head><body></body></html>'
const links = (view: 'unlock' | 'main', search: string): string[] => [...withMessages(PAGE, view, new URL(`app://${view}/${search}`)).matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href)

it.each([
  ['unlock', '?language=ja&first=%7B%7D', ['/assets/messages-first-ja.js']],
  ['main', '?language=en', ['/assets/messages-first-en.js', '/assets/messages-rest-en.js']],
  ['main', '', []],
  ['unlock', '?language=%22%3E%3Cscript%3E', []]
] as const)('of %s with %s', (view, search, files) => {
  expect(links(view, search)).toEqual(files)
})
