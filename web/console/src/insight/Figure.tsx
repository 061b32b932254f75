/** One number with its name; the change carries sign and colour, the exact value waits in the tooltip. */
import './figure.css'
import type { ReactNode } from 'react'
import { exact as sayExact } from '../../../ui/formats.ts'

type Words = {
  name: string
  value: ReactNode
  exact?: number | null
  change?: string
  onPick?: () => void
}

export function Figure({ name, value, exact, change, onPick }: Words) {
  const shown = <span title={exact === undefined ? undefined : sayExact(exact)}>{value}</span>
  return (
    <div className="figure">
      <dt>{name}</dt>
      <dd>
        {onPick ? (
          <button type="button" className="figure-button" onClick={onPick}>
            {shown}
          </button>
        ) : (
          shown
        )}
        {change && change !== '–' && <small className={change.startsWith('-') ? 'down' : 'up'}>{change}</small>}
      </dd>
    </div>
  )
}
