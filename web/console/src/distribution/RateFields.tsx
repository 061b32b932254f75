import { Form, type FormInstance, Input, Radio } from 'antd'
import { useWords } from '../../../ui/words/index.ts'
import { Choice } from '../app/Choice.tsx'
import { Field, optionsOf } from '../app/Field.tsx'
import { bpOf } from './percent.ts'
import type { RulesSaid } from './rules-words.ts'

/** Three tenths: what the law's guidance and the payment providers allow at most. */
const mostBp = 3000

/** How many levels, which shares, and what they may come to together: refused where it is typed. */
export function RateFields({ form }: { form: FormInstance<RulesSaid> }) {
  const { t } = useWords()
  const levels = Form.useWatch('levels', form)
  const share = useShareRule()
  const together = ({ getFieldValue }: { getFieldValue: (name: string) => unknown }) => ({
    validator: async (_: unknown, typed: string | undefined) => {
      const cap = bpOf(typed ?? '')
      const read = (name: string) => bpOf(String(getFieldValue(name) ?? '')) ?? 0
      const sum = read('first') + (getFieldValue('levels') === 2 ? read('second') : 0)
      if (cap !== null && sum > cap) throw new Error(t('distribution.sumTooHigh', { sum: sum / 100, cap: cap / 100 }))
    },
  })
  return (
    <>
      <Form.Item name="levels" label={t('distribution.levels')} extra={t('distribution.levelsLaw')}>
        <Radio.Group
          className="choices"
          options={optionsOf([1, 2] as const, (one) => (
            <Choice title={t(`levels.${one}`)} text={t(`levelsText.${one}`)} />
          ))}
        />
      </Form.Item>
      <div className="fields">
        <Field name="first" label={t('distribution.first')} needed rules={[share]}>
          <Input suffix="%" inputMode="decimal" autoComplete="off" />
        </Field>
        {levels === 2 && (
          <Field name="second" label={t('distribution.second')} needed rules={[share]}>
            <Input suffix="%" inputMode="decimal" autoComplete="off" />
          </Field>
        )}
        <Form.Item
          name="cap"
          label={t('distribution.cap')}
          extra={t('distribution.capText')}
          dependencies={['first', 'second', 'levels']}
          rules={[{ required: true, message: t('form.needed') }, share, together]}
        >
          <Input suffix="%" inputMode="decimal" autoComplete="off" />
        </Form.Item>
      </div>
      <p className="muted">{t('distribution.base')}</p>
    </>
  )
}

function useShareRule() {
  const { t } = useWords()
  return {
    validator: async (_: unknown, typed: string | undefined) => {
      if (!typed?.trim()) return
      const bp = bpOf(typed)
      if (bp === null) throw new Error(t('distribution.shareWrong'))
      if (bp > mostBp) throw new Error(t('distribution.shareTooHigh'))
    },
  }
}
