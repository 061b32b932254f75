import { useSyncExternalStore } from 'react'
import { toastLine } from './toast.ts'

/** Where short lines appear; read out politely. */
export function Toast() {
  const line = useSyncExternalStore(toastLine.watch, toastLine.get)
  function act() {
    line?.act?.do()
    toastLine.set(null)
  }
  return (
    <div className="toast-place" role="status" aria-live="polite">
      {line ? (
        <div className={`toast toast-${line.kind}`}>
          <span>{line.text}</span>
          {line.act ? (
            <button type="button" onClick={act}>
              {line.act.label}
            </button>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}
