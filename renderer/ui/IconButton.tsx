// Owns the button that shows only an icon: its name is said to screen readers and shown on hover.
import type { ReactNode, Ref } from 'react'
import { Button, Tooltip, TooltipTrigger, type ButtonProps } from 'react-aria-components'

interface Props extends Omit<ButtonProps, 'children' | 'className' | 'aria-label'> {
  name: string
  /** Keys that do the same, shown with the name. */
  keys?: string | undefined
  children: ReactNode
  className?: string
  ref?: Ref<HTMLButtonElement>
}

export function IconButton({ name, keys, children, className = '', ...rest }: Props) {
  return (
    <TooltipTrigger delay={600} closeDelay={80}>
      <Button {...rest} aria-label={name} className={`icon-button ${className}`}>
        {children}
      </Button>
      <HintBubble text={name} keys={keys} />
    </TooltipTrigger>
  )
}

export function HintBubble({ text, keys }: { text: string; keys?: string | undefined }) {
  return (
    <Tooltip className="hint" offset={6}>
      {text}
      {keys !== undefined && <kbd className="hint__keys">{keys}</kbd>}
    </Tooltip>
  )
}
