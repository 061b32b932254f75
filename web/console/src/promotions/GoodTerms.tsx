/** Questions about one good of an activity, in its row: each checks itself by what the contract declares. */
import { Form, Input, InputNumber } from 'antd'
import { useYuanRule } from '../commerce/use-yuan-rule.ts'
import type { Good } from './good.ts'
import { useShelfRule } from './use-shelf-rule.ts'
import { useTermRule } from './use-term-rule.ts'

type Words = {
  /** The number of the good in the list. */
  place: number
  at: string
  label: string
  /** What it means to leave it empty. */
  empty?: string
}

/** A price; no dearer than the shelf where a good is given. */
export function GoodYuan({ place, at, label, empty, below }: Words & { below?: Good | undefined }) {
  const yuan = useYuanRule()
  const rule = useTermRule()
  const shelf = useShelfRule()
  return (
    <Form.Item
      name={[place, at]}
      label={label}
      rules={[yuan, shelf(below), rule(['goods', place, at], { isMoney: true })]}
    >
      <Input prefix="¥" inputMode="decimal" autoComplete="off" {...(empty ? { placeholder: empty } : {})} />
    </Form.Item>
  )
}

/** How many of it there are, or may be taken. */
export function GoodCount({ place, at, label, empty }: Words) {
  const rule = useTermRule()
  return (
    <Form.Item name={[place, at]} label={label} rules={[rule(['goods', place, at])]}>
      <InputNumber className="full" {...(empty ? { placeholder: empty } : {})} />
    </Form.Item>
  )
}
