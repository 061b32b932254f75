import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallOutcome } from './in-wechat.ts'

type Fields = Record<string, string>
type Props = {
  fields: Fields
  call: (fields: Fields) => Promise<CallOutcome>
  label: string
  /** What to say when it did not end well. */
  told: (outcome: Exclude<CallOutcome, 'ok'>) => string
}

/** Asks WeChat for the password or the confirmation at once, and again when the person wishes. */
export function CallWechat({ fields, call: ask, label, told }: Props) {
  const [outcome, setOutcome] = useState<CallOutcome | null>(null)
  const called = useRef(false)
  const call = useCallback(() => void ask(fields).then(setOutcome), [fields, ask])
  useEffect(() => {
    if (called.current) return
    called.current = true
    call()
  }, [call])
  return (
    <>
      <button type="button" className="button button-main button-wide" onClick={call}>
        {label}
      </button>
      {outcome && outcome !== 'ok' ? <p role="alert">{told(outcome)}</p> : null}
    </>
  )
}
