import { Button, Form, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { listProductsEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { listCommunitiesEndpoint, searchPeopleEndpoint } from '../../../../server/modules/community/contract.ts'
import { listCoSellingEndpoint, offerCoSellingEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { fieldFailures } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from '../app/Field.tsx'
import { Sheet } from '../app/Page.tsx'
import { RemoveButton } from '../app/RemoveButton.tsx'
import { useSaying } from '../app/use-saying.ts'
import { NumberField } from '../app/NumberField.tsx'
import { useYuanRule } from '../commerce/use-yuan-rule.ts'
import { blankOffer, type OfferSaid, placeInOffer, wordsOfOffer } from './offer-said.ts'

/** A contract as it is offered: who supplies, who helps, what each piece brings whom. */
export function OfferForm({ onDone }: { onDone: () => void }) {
  const { t, language } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<OfferSaid>()
  const isRelay = Form.useWatch('through', form) === 'relay'
  const offer = useAct(offerCoSellingEndpoint, {
    refreshes: [listCoSellingEndpoint],
    onDone: () => {
      saying.done(t('coSelling.offered'))
      onDone()
    },
    onFailure: (failure) => {
      const told = Object.entries(fieldFailures(failure, language))
        .map(([path, sentence]) => ({ name: placeInOffer(path), errors: [sentence] }))
        // What is wrong with all of the goods together stands at none of their fields.
        .filter(({ name }) => name.join() !== 'goods')
      if (told.length === 0) return saying.failure(failure)
      form.setFields(told as Parameters<typeof form.setFields>[0])
    },
  })
  return (
    <Sheet title={t('coSelling.offer')}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={blankOffer}
        onFinish={(said) => offer.mutate(wordsOfOffer(said))}
      >
        <Field name="title" label={t('coSelling.name')} needed>
          <Input maxLength={60} autoComplete="off" />
        </Field>
        <Form.Item name="through" label={t('coSelling.through')} extra={t('coSelling.throughText')}>
          <Segmented
            options={(['community', 'relay'] as const).map((value) => ({
              value,
              label: t(`coSelling.throughs.${value}`),
            }))}
          />
        </Form.Item>
        <div className="fields">
          <CommunityField extra={t(isRelay ? 'coSelling.communityOfHelper' : 'coSelling.communityText')} />
          <PersonField name="supplierId" label={t('coSellingRole.supplier')} isNeeded />
          <PersonField
            key={isRelay ? 'needed' : 'free'}
            name="helperId"
            label={t('coSellingRole.helper')}
            {...(isRelay ? { isNeeded: true } : { extra: t('coSelling.helperText') })}
          />
        </div>
        <Goods />
        <div className="row">
          <Button type="primary" htmlType="submit" loading={offer.isPending}>
            {t('coSelling.send')}
          </Button>
          <Button type="text" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </div>
      </Form>
    </Sheet>
  )
}

function CommunityField({ extra }: { extra: string }) {
  const { t } = useWords()
  const rows = useAsk(listCommunitiesEndpoint, { limit: 200 }).data?.rows ?? []
  return (
    <Field name="communityId" label={t('coSelling.community')} extra={extra} needed>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={rows.map(({ id, name }) => ({ value: id as string, label: name }))}
      />
    </Field>
  )
}

type PersonWords = { name: string; label: string; extra?: string; isNeeded?: true }

/** Somebody who sits in a group, found by a part of their name. */
function PersonField({ name, label, extra, isNeeded }: PersonWords) {
  const { t } = useWords()
  const [q, setQ] = useState('')
  const found = useAsk(searchPeopleEndpoint, { q: q.trim() }, { enabled: q.trim() !== '' }).data?.rows ?? []
  return (
    <Form.Item
      name={name}
      label={label}
      extra={extra}
      rules={isNeeded ? [{ required: true, message: t('coSelling.findPerson') }] : []}
    >
      <Select
        allowClear={!isNeeded}
        placeholder={t('coSelling.findPerson')}
        showSearch={{ filterOption: false, onSearch: setQ }}
        notFoundContent={q.trim() === '' ? t('coSelling.findPerson') : t('field.noHit')}
        options={found.map(({ person }) => ({ value: person.id as string, label: person.name }))}
      />
    </Form.Item>
  )
}

function Goods() {
  const { t } = useWords()
  const products = useAsk(listProductsEndpoint, { shown: 'yes' }).data?.rows ?? []
  return (
    <Form.List name="goods">
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <div key={key} className="fields">
              <Form.Item
                name={[name, 'productId']}
                label={t('coSelling.product')}
                rules={[{ required: true, message: t('activities.wrong.missing') }]}
              >
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={products.map(({ id, title }) => ({ value: id as string, label: title }))}
                />
              </Form.Item>
              <Split place={name} />
              {fields.length > 1 && (
                <RemoveButton label={t('coSelling.removeProduct', { place: name + 1 })} onRemove={() => remove(name)} />
              )}
            </div>
          ))}
          <p className="lead">
            <Button
              size="small"
              onClick={() => add({ kind: 'price', supply: '', supplierPercent: null, helperPercent: 0 })}
            >
              {t('coSelling.addProduct')}
            </Button>
          </p>
        </>
      )}
    </Form.List>
  )
}

function Split({ place }: { place: number }) {
  const { t } = useWords()
  const yuan = useYuanRule()
  const kind = Form.useWatch(['goods', place, 'kind']) as 'price' | 'share' | undefined
  const through = Form.useWatch('through') as string | undefined
  const needed = { required: true, message: t('activities.wrong.missing') }
  return (
    <>
      <Form.Item name={[place, 'kind']} label={t('coSelling.how')}>
        <Segmented
          options={(['price', 'share'] as const).map((value) => ({ value, label: t(`coSelling.split.${value}`) }))}
        />
      </Form.Item>
      {kind === 'share' ? (
        <NumberField
          name={[place, 'supplierPercent']}
          label={t('coSelling.supplierPercent')}
          needed
          min={0}
          max={100}
          digits={2}
          suffix="%"
        />
      ) : (
        <Form.Item name={[place, 'supply']} label={t('coSelling.supply')} rules={[yuan, needed]}>
          <Input prefix="¥" inputMode="decimal" autoComplete="off" />
        </Form.Item>
      )}
      {through === 'relay' && <OwnPrice place={place} />}
      <NumberField
        name={[place, 'helperPercent']}
        label={t(kind === 'share' ? 'coSelling.helperPercent' : 'coSelling.helperOfRest')}
        min={0}
        max={100}
        digits={2}
        suffix="%"
      />
    </>
  )
}

/** Between which prices the helper may choose; left out, it is the price of the relay. */
function OwnPrice({ place }: { place: number }) {
  const { t } = useWords()
  const yuan = useYuanRule()
  return (
    <>
      <Form.Item
        name={[place, 'least']}
        label={t('coSelling.least')}
        extra={t('coSelling.ownPriceText')}
        rules={[yuan]}
      >
        <Input prefix="¥" inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name={[place, 'most']} label={t('coSelling.most')} rules={[yuan]}>
        <Input prefix="¥" inputMode="decimal" autoComplete="off" />
      </Form.Item>
    </>
  )
}
