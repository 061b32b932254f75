/** Nothing here yet: what that means, and one step onward. */
import type { ReactNode } from 'react'

export function Empty({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {text && <p>{text}</p>}
      {children}
    </div>
  )
}
