import type { AnchorHTMLAttributes, MouseEvent } from 'react'
import { go } from './router.ts'

type Props = AnchorHTMLAttributes<HTMLAnchorElement> & { to: string; instead?: boolean }

/** A link within the app; opens in a new tab like any other when asked to. */
export function Link({ to, instead, onClick, ...rest }: Props) {
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event)
    const wantsAnother = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
    if (event.defaultPrevented || wantsAnother) return
    event.preventDefault()
    go(to, instead ? 'instead' : 'forward')
  }
  return <a href={to} onClick={follow} {...rest} />
}
