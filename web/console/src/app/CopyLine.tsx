/** Copies a text; falls back to selecting it where the clipboard is closed (plain http). */
import { Button, Input, Space } from 'antd'
import { type ComponentRef, useRef } from 'react'
import { CopyIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { useSaying } from './use-saying.ts'

export function CopyLine({ text, label }: { text: string; label: string }) {
  const { t } = useWords()
  const saying = useSaying()
  const line = useRef<ComponentRef<typeof Input>>(null)
  const copy = async () => {
    line.current?.select()
    try {
      await navigator.clipboard.writeText(text)
    } catch {
      // The line stays selected: the person can copy it by hand.
      return
    }
    saying.done(t('common.copied'))
  }
  return (
    <Space.Compact block>
      <Input ref={line} readOnly value={text} aria-label={label} />
      <Button icon={<CopyIcon aria-hidden="true" />} onClick={copy}>
        {t('common.copy')}
      </Button>
    </Space.Compact>
  )
}
