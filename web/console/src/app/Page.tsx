/** The head and body that every page shares. */
import { type ReactNode, useEffect } from 'react'
import { useMe } from './me.tsx'

type Words = {
  title: string
  /** One line under the title: what this page tells. */
  lead?: ReactNode
  /** What leads back, above the title. */
  above?: ReactNode
  actions?: ReactNode
  children: ReactNode
}

export function Page({ title, lead, above, actions, children }: Words) {
  const me = useMe()
  useEffect(() => {
    document.title = `${title} · ${me.tenant.name}`
  }, [title, me.tenant.name])
  return (
    <div className="page">
      {above && <div className="page-above">{above}</div>}
      <div className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

/** One quiet sheet of paper with a heading. */
export function Sheet({
  title,
  beside,
  children,
  className = '',
}: {
  title?: ReactNode
  beside?: ReactNode
  children: ReactNode
  className?: string
}) {
  return (
    <section className={`sheet ${className}`}>
      {title && (
        <div className="sheet-head">
          <h2>{title}</h2>
          {beside}
        </div>
      )}
      {children}
    </section>
  )
}
