import type { ReactNode } from 'react'
import { Icon, type IconName } from './Icon.tsx'

type Props = {
  icon?: IconName
  label: string
  hint?: ReactNode
  isOn: boolean
  isBusy?: boolean
  change: (isOn: boolean) => void
}

/** On or off, at once. */
export function Switch({ icon, label, hint, isOn, isBusy = false, change }: Props) {
  return (
    <label className="row row-switch">
      {icon ? <Icon name={icon} /> : null}
      <span className="row-words">
        {label}
        {hint ? <span className="faint">{hint}</span> : null}
      </span>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isOn}
        checked={isOn}
        disabled={isBusy}
        onChange={(event) => change(event.target.checked)}
      />
    </label>
  )
}
