import { Link } from '@tanstack/react-router'
import { Button, Form, InputNumber, Select } from 'antd'
import { DeleteIcon } from 'tdesign-icons-react'
import { listCouponsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useCouponWords } from '../../../ui/coupon-words.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import './memberships.css'

/** Which coupons come every month of a membership, and how many of each: those that were made for it. */
export function MonthlyCoupons() {
  const { t } = useWords()
  const say = useCouponWords(useFormats())
  const all = useAsk(listCouponsEndpoint, {}).data?.rows ?? []
  const options = all
    .filter(({ way, stoppedAt }) => way === 'monthly' && !stoppedAt)
    .map((coupon) => ({ value: coupon.id as string, label: `${coupon.title} · ${say.off(coupon)}` }))
  return (
    <Form.Item label={t('memberships.monthly')} extra={t('memberships.monthlyText')}>
      <Form.List name="monthly">
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div key={key} className="monthly-line">
                <Form.Item name={[name, 'couponId']} noStyle>
                  <Select aria-label={t('memberships.monthlyCoupon')} options={options} />
                </Form.Item>
                <Form.Item name={[name, 'count']} initialValue={1} noStyle>
                  <InputNumber aria-label={t('memberships.monthlyCount')} min={1} max={10} precision={0} />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteIcon aria-hidden />}
                  aria-label={t('memberships.monthlyRemove')}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            {options.length > 0 ? (
              <Button size="small" disabled={lines.length >= 10} onClick={() => add({ count: 1 })}>
                {t('memberships.monthlyAdd')}
              </Button>
            ) : (
              <Link to="/shop/coupons/new">{t('memberships.monthlyNone')}</Link>
            )}
          </>
        )}
      </Form.List>
    </Form.Item>
  )
}
