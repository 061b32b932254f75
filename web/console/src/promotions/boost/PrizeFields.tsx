import { Form, Input, InputNumber, Select } from 'antd'
import { listCouponsEndpoint } from '../../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import type { Place } from '../said.ts'
import { useTermRule } from '../use-term-rule.ts'

type PrizeKind = 'points' | 'coupon' | 'code'
type Words = {
  /** In the terms. */
  at: Place
  /** In the form, from where the fields stand. */
  within: readonly (string | number)[]
  kinds: readonly PrizeKind[]
}

/** What is given: points, a coupon, or a code for the counter. */
export function PrizeFields({ at, within, kinds }: Words) {
  const { t } = useWords()
  const form = Form.useFormInstance()
  const kind = Form.useWatch(['terms', ...at, 'kind'], { form, preserve: true }) as PrizeKind | undefined
  return (
    <>
      <Form.Item name={[...within, 'kind']} label={t('boost.prize')}>
        <Select options={kinds.map((one) => ({ value: one, label: t(`boost.prizeKind.${one}`) }))} />
      </Form.Item>
      {kind === 'points' && <Points at={at} within={within} />}
      {kind === 'coupon' && <CouponChoice at={at} within={within} />}
      {kind === 'code' && <CodeTitle at={at} within={within} />}
    </>
  )
}

type Where = Pick<Words, 'at' | 'within'>

function Points({ at, within }: Where) {
  const { t } = useWords()
  const rule = useTermRule()
  return (
    <Form.Item name={[...within, 'points']} label={t('boost.points')} rules={[rule([...at, 'points'])]}>
      <InputNumber className="full" />
    </Form.Item>
  )
}

function CouponChoice({ at, within }: Where) {
  const { t } = useWords()
  const rule = useTermRule()
  const coupons = useAsk(listCouponsEndpoint, {}).data?.rows.filter(({ stoppedAt }) => !stoppedAt)
  return (
    <Form.Item
      name={[...within, 'couponId']}
      label={t('boost.coupon')}
      extra={coupons?.length === 0 ? t('boost.noCoupons') : null}
      rules={[rule([...at, 'couponId'])]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={(coupons ?? []).map(({ id, title }) => ({ value: id as string, label: title }))}
      />
    </Form.Item>
  )
}

function CodeTitle({ at, within }: Where) {
  const { t } = useWords()
  const rule = useTermRule()
  return (
    <Form.Item
      name={[...within, 'title']}
      label={t('boost.codeTitle')}
      extra={t('boost.codeText')}
      rules={[rule([...at, 'title'])]}
    >
      <Input maxLength={40} autoComplete="off" />
    </Form.Item>
  )
}
