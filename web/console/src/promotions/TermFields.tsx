/** Questions about the terms of an activity: each checks itself by what the contract declares. */
import { Form, Input, InputNumber, Radio, Select, Space, Switch } from 'antd'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../../ui/words/index.ts'
import { Choice } from '../app/Choice.tsx'
import { useYuanRule } from '../commerce/use-yuan-rule.ts'
import type { Place } from './said.ts'
import { useTermRule } from './use-term-rule.ts'

type Words = {
  /** Of the terms, `perOrder` or `['stages', 'first']`. */
  at: string | Place
  label: string
  extra?: ReactNode
}
const placed = (at: Words['at']): Place => (typeof at === 'string' ? [at] : at)
const inForm = (at: Words['at']) => ['terms', ...placed(at)]

type NumberWords = Words & { unit?: string; empty?: string; max?: number }

export function TermNumber({ at, label, extra, unit, empty, max }: NumberWords) {
  const rule = useTermRule()
  return (
    <Form.Item name={inForm(at)} label={label} extra={extra} rules={[rule(placed(at))]}>
      <InputNumber
        className="full"
        {...(max ? { max } : {})}
        {...(unit ? { suffix: unit } : {})}
        {...(empty ? { placeholder: empty } : {})}
      />
    </Form.Item>
  )
}

export function TermYuan({ at, label, extra }: Words) {
  const rule = useTermRule()
  const yuan = useYuanRule()
  return (
    <Form.Item name={inForm(at)} label={label} extra={extra} rules={[yuan, rule(placed(at), { isMoney: true })]}>
      <Input prefix="¥" inputMode="decimal" autoComplete="off" />
    </Form.Item>
  )
}

export function TermMinutes({ at, label, extra }: Words) {
  const rule = useTermRule()
  return (
    <Form.Item name={inForm(at)} label={label} extra={extra} rules={[rule(placed(at), { isMinutes: true })]}>
      <Minutes label={label} />
    </Form.Item>
  )
}

const units = { minutes: 1, hours: 60, days: 1440 } as const
type Unit = keyof typeof units
const largestUnit = (minutes: number): Unit =>
  minutes > 0 && minutes % 1440 === 0 ? 'days' : minutes > 0 && minutes % 60 === 0 ? 'hours' : 'minutes'

type MinutesProps = { id?: string; label: string; value?: number | null; onChange?: (minutes: number | null) => void }

/** So many minutes, said in the unit that fits. */
function Minutes({ id, label, value, onChange }: MinutesProps) {
  const { t } = useWords()
  const [unit, setUnit] = useState<Unit>(() => largestUnit(value ?? 0))
  const change = (count: number | null, of: Unit) => {
    setUnit(of)
    onChange?.(count === null ? null : Math.round(count * units[of]))
  }
  const count = typeof value === 'number' ? value / units[unit] : null
  return (
    <Space.Compact block>
      <InputNumber {...(id ? { id } : {})} className="full" value={count} onChange={(next) => change(next, unit)} />
      <Select<Unit>
        className="minutes-unit"
        aria-label={t('activities.unitOf', { label })}
        value={unit}
        onChange={(of) => change(count, of)}
        options={(Object.keys(units) as Unit[]).map((one) => ({ value: one, label: t(`activities.units.${one}`) }))}
      />
    </Space.Compact>
  )
}

export function TermSwitch({ at, label, extra }: Words) {
  const rule = useTermRule()
  return (
    <Form.Item name={inForm(at)} label={label} extra={extra} valuePropName="checked" rules={[rule(placed(at))]}>
      <Switch />
    </Form.Item>
  )
}

/** One of a few, each with a line that says what it means: `terms.<at>.<value>` and `terms.<at>Text.<value>`. */
export function TermChoice({ at, label, values }: { at: string; label: string; values: readonly string[] }) {
  const { t } = useWords()
  const rule = useTermRule()
  return (
    <Form.Item name={inForm(at)} label={label} rules={[rule(placed(at))]}>
      <Radio.Group
        className="choices"
        options={values.map((value) => ({
          value,
          label: <Choice title={t(`terms.${at}.${value}`)} text={t(`terms.${at}Text.${value}`)} />,
        }))}
      />
    </Form.Item>
  )
}
