/** One question of a form, and the foot with its button. */
import { Button, Form, type FormItemProps } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../../ui/words/index.ts'

type Words = Pick<FormItemProps, 'name' | 'label' | 'extra' | 'initialValue' | 'children'> & {
  rules?: NonNullable<FormItemProps['rules']>
  /** Must be answered; a sentence of its own, or the usual one. */
  needed?: boolean | string
}

export function Field({ needed, rules = [], ...item }: Words) {
  const { t } = useWords()
  const message = typeof needed === 'string' ? needed : t('form.needed')
  return <Form.Item {...item} rules={needed ? [{ required: true, message, transform: trimmed }, ...rules] : rules} />
}

/** Blanks alone are no answer. */
const trimmed = (value: unknown) => (typeof value === 'string' ? value.trim() : value)

export function FormFoot({ busy, submit, children }: { busy: boolean; submit: string; children?: ReactNode }) {
  return (
    <div className="form-foot">
      {children}
      <Button type="primary" htmlType="submit" loading={busy}>
        {submit}
      </Button>
    </div>
  )
}

/** Values with their words, for selects and radio groups. */
export function optionsOf<V extends string | number, L>(
  values: readonly V[],
  say: (value: V) => L,
): { value: V; label: L }[] {
  return values.map((value) => ({ value, label: say(value) }))
}
