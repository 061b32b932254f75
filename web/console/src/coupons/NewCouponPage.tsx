/** A new coupon; its terms stay as they are, so that everybody who took it reads the same. */
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Form, Input, Radio, Select } from 'antd'
import {
  couponWay,
  listCategoriesEndpoint,
  listCouponsEndpoint,
  listProductsEndpoint,
  makeCouponEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { fieldFailures } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Field, optionsOf } from '../app/Field.tsx'
import { useFormats } from '../app/me.tsx'
import { Page, Sheet } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { NumberField } from '../app/NumberField.tsx'
import { CommunityField } from '../commerce/PlaceFields.tsx'
import { Deciders } from '../commerce/ShopPage.tsx'
import { fenOf } from '../commerce/fen.ts'
import { useYuanRule } from '../commerce/use-yuan-rule.ts'
import { blankCoupon, type CouponSaid, fieldOf, wordsOf } from './said.ts'
import '../commerce/shop.css'

export function NewCouponPage() {
  const { t } = useWords()
  return (
    <Deciders title={t('coupons.new')}>
      <Page title={t('coupons.new')} above={<Link to="/shop/coupons">{t('shop.coupons')}</Link>}>
        <NewCoupon />
      </Page>
    </Deciders>
  )
}

function NewCoupon() {
  const { t, language } = useWords()
  const { instantAt } = useFormats()
  const navigate = useNavigate()
  const saying = useSaying()
  const [form] = Form.useForm<CouponSaid>()
  const draft = useFormDraft<CouponSaid>(form, 'coupon.new', blankCoupon)
  const make = useAct(makeCouponEndpoint, {
    refreshes: [listCouponsEndpoint],
    onDone: () => {
      draft.drop()
      void navigate({ to: '/shop/coupons' })
    },
    onFailure: (failure) => {
      const told = Object.entries(fieldFailures(failure, language))
      if (told.length === 0) return saying.failure(failure)
      form.setFields(told.map(([path, sentence]) => ({ name: fieldOf(path) as 'title', errors: [sentence] })))
    },
  })
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ block: 'center' }}
      onFinish={() => make.mutate(wordsOf(form.getFieldsValue(true), instantAt))}
      {...draft.bind}
    >
      <DraftNote draft={draft} />
      <div className="stack form-wide">
        <WhatItTakesOff />
        <WhatFor />
        <WhichWay />
        <HowMany />
      </div>
      <div className="save-bar form-wide">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t('coupons.make')}
        </Button>
      </div>
    </Form>
  )
}

function WhatItTakesOff() {
  const { t } = useWords()
  const yuan = useYuanRule()
  const belowThreshold = useBelowThreshold()
  const kind = Form.useWatch('offKind') as CouponSaid['offKind'] | undefined
  return (
    <Sheet title={t('coupons.what')}>
      <Field name="title" label={t('coupons.title')} needed>
        <Input maxLength={40} showCount autoComplete="off" />
      </Field>
      <Form.Item name="offKind" label={t('coupons.offKind')}>
        <Radio.Group options={optionsOf(['amount', 'share'] as const, (one) => t(`coupons.kinds.${one}`))} />
      </Form.Item>
      <div className="fields">
        {kind === 'share' ? (
          <>
            <NumberField
              name="tenths"
              label={t('coupons.tenths')}
              extra={t('coupons.tenthsText')}
              needed
              min={0.1}
              max={9.9}
              step={0.5}
              digits={1}
            />
            <Field name="most" label={t('coupons.most')} needed rules={[yuan]}>
              <Input prefix="¥" inputMode="decimal" autoComplete="off" />
            </Field>
          </>
        ) : (
          <Field name="yuan" label={t('coupons.yuan')} needed rules={[yuan, belowThreshold]}>
            <Input prefix="¥" inputMode="decimal" autoComplete="off" />
          </Field>
        )}
        <Field name="threshold" label={t('coupons.threshold')} rules={[yuan]}>
          <Input prefix="¥" inputMode="decimal" autoComplete="off" placeholder={t('couponSaid.noThreshold')} />
        </Field>
      </div>
    </Sheet>
  )
}

/** It never takes off more than one has to spend. */
function useBelowThreshold() {
  const { t } = useWords()
  const form = Form.useFormInstance<CouponSaid>()
  return {
    validator: async (_: unknown, typed: string | undefined) => {
      const threshold = fenOf(form.getFieldValue('threshold') ?? '')
      const fen = fenOf(typed ?? '')
      if (threshold && fen && fen > threshold) throw new Error(t('coupons.aboveThreshold'))
    },
  }
}

function WhatFor() {
  const { t } = useWords()
  const scope = Form.useWatch('scope') as CouponSaid['scope'] | undefined
  const categories = useAsk(listCategoriesEndpoint, {}).data?.rows ?? []
  const products = useAsk(listProductsEndpoint, { limit: 100 }).data?.rows ?? []
  return (
    <Sheet title={t('coupons.whatFor')}>
      <Form.Item name="scope" label={t('coupons.scope')}>
        <Radio.Group options={optionsOf(['all', 'category', 'product'] as const, (one) => t(`couponSaid.${one}`))} />
      </Form.Item>
      {scope === 'category' && (
        <Field name="categoryIds" label={t('products.category')} needed>
          <Select mode="multiple" options={categories.map(({ id, name }) => ({ value: id as string, label: name }))} />
        </Field>
      )}
      {scope === 'product' && (
        <Field name="productIds" label={t('coupons.products')} needed>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={products.map(({ id, title }) => ({ value: id as string, label: title }))}
          />
        </Field>
      )}
      <div className="narrow">
        <CommunityField />
      </div>
    </Sheet>
  )
}

/** By which way it comes to people (CO-1), each in plain words. */
function WhichWay() {
  const { t } = useWords()
  const way = (Form.useWatch('way') as CouponSaid['way'] | undefined) ?? 'take'
  return (
    <Sheet title={t('coupons.way')}>
      <Form.Item name="way" label={t('coupons.wayLabel')} extra={t(`coupons.wayText.${way}`)}>
        <Radio.Group options={optionsOf(couponWay.options, (one) => t(`coupons.ways.${one}`))} />
      </Form.Item>
    </Sheet>
  )
}

function HowMany() {
  const { t } = useWords()
  const isMonthly = (Form.useWatch('way') as CouponSaid['way'] | undefined) === 'monthly'
  const validity = Form.useWatch('validity') as CouponSaid['validity'] | undefined
  return (
    <Sheet title={t('coupons.howMany')}>
      <div className="fields" hidden={isMonthly}>
        <NumberField
          name="total"
          label={t('coupons.total')}
          min={1}
          max={10_000_000}
          placeholder={t('products.noLimit')}
        />
        <NumberField name="perPerson" label={t('coupons.perPerson')} needed min={1} max={100} />
      </div>
      <Form.Item name="validity" label={t('coupons.validity')} hidden={isMonthly}>
        <Radio.Group options={optionsOf(['days', 'dates'] as const, (one) => t(`coupons.validities.${one}`))} />
      </Form.Item>
      {validity === 'dates' && !isMonthly ? (
        <div className="fields">
          <Field name="from" label={t('coupons.from')} needed>
            <Input type="datetime-local" />
          </Field>
          <Field name="to" label={t('coupons.to')} needed>
            <Input type="datetime-local" />
          </Field>
        </div>
      ) : (
        <div className="narrow">
          <NumberField name="days" label={t('coupons.days')} needed min={1} max={3650} />
        </div>
      )}
    </Sheet>
  )
}
