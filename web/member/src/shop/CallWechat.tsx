import { useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { type CallOutcome, callWechat } from './in-wechat.ts'

/** Asks WeChat for the password at once, and again when the payer wishes. */
export function CallWechat({ fields }: { fields: Record<string, string> }) {
  const { t } = useWords()
  const [outcome, setOutcome] = useState<CallOutcome | null>(null)
  const called = useRef(false)
  const call = useCallback(() => void callWechat(fields).then(setOutcome), [fields])
  useEffect(() => {
    if (called.current) return
    called.current = true
    call()
  }, [call])
  return (
    <>
      <button type="button" className="button button-main button-wide" onClick={call}>
        {t('pay.inWechat')}
      </button>
      {outcome && outcome !== 'ok' ? <p role="alert">{t(`pay.wechat.${outcome}`)}</p> : null}
    </>
  )
}
