// Owns how Markdown becomes elements: no raw HTML, no pictures, no address that is not shown. Loaded when the first notes need it.
import type { ReactNode } from 'react'
import Markdown, { type Components } from 'react-markdown'
import remarkBreaks from 'remark-breaks'
import remarkGfm from 'remark-gfm'
import { linkAddress } from './link-address.ts'

interface Props {
  text: string
  /** Null: links are shown and lead nowhere, as in the preview of an edit. */
  onOpenLink: ((address: string) => void) | null
}

const PLUGINS = [remarkGfm, remarkBreaks]
/** Whatever is not named here is shown as its text. */
const ALLOWED = ['p', 'br', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'a', 'img', 'input', 'table', 'thead', 'tbody', 'tr', 'th', 'td']

type Shown = Record<'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6', (props: { children?: ReactNode }) => ReactNode>

function heading(level: string): Shown['h1'] {
  // The title of the item is the page's second level; a heading in notes stands below it.
  const Heading = ({ children }: { children?: ReactNode }) => (
    <h3 className="notes__heading" data-level={level}>
      {children}
    </h3>
  )
  return Heading
}

const HEADINGS: Shown = { h1: heading('1'), h2: heading('2'), h3: heading('3'), h4: heading('3'), h5: heading('3'), h6: heading('3') }

function componentsOf(onOpenLink: Props['onOpenLink']): Components {
  return {
    ...HEADINGS,
    a: ({ href, children }) => {
      const address = linkAddress(href)
      if (address === null) return <span>{children}</span>
      const isWrittenOut = typeof children === 'string' && (address.opened === children || address.shown === children)
      return (
        <>
          <button type="button" className="notes__link" disabled={onOpenLink === null} onClick={() => onOpenLink?.(address.opened)}>
            {children}
          </button>
          {!isWrittenOut && <span className="notes__address"> ({address.shown})</span>}
        </>
      )
    },
    // A picture would be fetched; its words and its address are what there is to read.
    img: ({ alt, src }) => <span>{[alt, typeof src === 'string' ? `(${src})` : ''].filter((part) => part !== undefined && part !== '').join(' ')}</span>,
    input: ({ checked }) => <span aria-hidden="true">{checked === true ? '☑ ' : '☐ '}</span>,
    table: ({ children }) => (
      <div className="notes__table" role="group" tabIndex={0}>
        <table>{children}</table>
      </div>
    )
  }
}

export function MarkdownText({ text, onOpenLink }: Props) {
  return (
    <Markdown remarkPlugins={PLUGINS} allowedElements={ALLOWED} unwrapDisallowed urlTransform={(url) => url} components={componentsOf(onOpenLink)}>
      {text}
    </Markdown>
  )
}
