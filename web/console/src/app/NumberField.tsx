import { type FormItemProps, InputNumber } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from './Field.tsx'
import { useFormats } from './me.tsx'

type Bounds = { min?: number; max?: number /** Places behind the point. */; digits?: number }
type Words = Bounds &
  Pick<FormItemProps, 'name' | 'label' | 'extra'> & {
    needed?: boolean
    placeholder?: string
    suffix?: string
    step?: number
    'aria-label'?: string
  }

/** A number as somebody types it: what is out of bounds is said at the field, never changed behind their back. */
export function NumberField({ name, label, extra, needed = false, min, max, digits = 0, ...input }: Words) {
  const bounds = useBoundsRule({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), digits })
  return (
    <Field name={name} label={label} extra={extra} needed={needed} rules={[bounds]}>
      <InputNumber className="full" {...input} />
    </Field>
  )
}

/** What is missing is another rule's to say. */
function useBoundsRule({ min, max, digits = 0 }: Bounds) {
  const { t } = useWords()
  const { exact } = useFormats()
  return {
    validator: async (_: unknown, typed: number | null | undefined) => {
      if (typed === null || typed === undefined) return
      if (min !== undefined && typed < min) throw new Error(t('form.least', { least: exact(min) }))
      if (max !== undefined && typed > max) throw new Error(t('form.most', { most: exact(max) }))
      if (Number(typed.toFixed(digits)) !== typed)
        throw new Error(t(digits === 0 ? 'form.whole' : 'form.digits', { count: digits }))
    },
  }
}
