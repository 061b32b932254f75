import { Form, Select } from 'antd'
import { listPickupPointsEndpoint } from '../../../../../server/modules/commerce/contract.ts'
import { useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Sheet } from '../../app/Page.tsx'
import { TermChoice, TermMinutes, TermNumber, TermSwitch } from '../TermFields.tsx'
import { useTermRule } from '../use-term-rule.ts'
import { RelayItems } from './RelayItems.tsx'

const ways = { none: ['none', 'pickup'], shop: ['pickup', 'express', 'code'] } as const

export function RelayForm() {
  const { t } = useWords()
  const form = Form.useFormInstance()
  const pays = (Form.useWatch(['terms', 'pays'], form) ?? 'none') as keyof typeof ways
  const buyers = Form.useWatch(['terms', 'buyers'], form) as string | undefined
  return (
    <>
      <Sheet title={t('terms.relayItems')}>
        <TermChoice at="pays" label={t('terms.paysLabel')} values={['none', 'shop']} />
        <RelayItems byShop={pays === 'shop'} />
        {pays === 'shop' && <TermSwitch at="coupons" label={t('terms.coupons')} extra={t('terms.couponsText')} />}
      </Sheet>
      <Sheet title={t('terms.relayPlaces')}>
        <div className="fields">
          <TermNumber at="places" label={t('terms.places')} extra={t('terms.placesText')} empty={t('terms.noPlaces')} />
          <TermMinutes at="ballotMinutes" label={t('terms.ballotMinutes')} extra={t('terms.ballotMinutesText')} />
          <TermNumber at="perPerson" label={t('terms.relayPerPerson')} unit={t('terms.timesUnit')} />
          <TermMinutes at="confirmMinutes" label={t('terms.confirmMinutes')} extra={t('terms.confirmMinutesText')} />
          {pays === 'shop' && <TermMinutes at="payMinutes" label={t('terms.payMinutes')} />}
        </div>
      </Sheet>
      <Sheet title={t('terms.handover')}>
        <Handover values={ways[pays]} />
      </Sheet>
      <Sheet title={t('terms.whoMay')}>
        <TermChoice at="buyers" label={t('terms.buyersLabel')} values={['everyone', 'leader']} />
        {buyers === 'leader' && (
          <TermChoice at="seenBy" label={t('terms.seenByLabel')} values={['everyone', 'leader']} />
        )}
        {pays === 'shop' && <TermChoice at="helpers" label={t('terms.helpersLabel')} values={['none', 'contract']} />}
        <TermChoice at="repeats" label={t('terms.repeatsLabel')} values={['never', 'weekly']} />
      </Sheet>
    </>
  )
}

function Handover({ values }: { values: readonly string[] }) {
  const { t } = useWords()
  const rule = useTermRule()
  const form = Form.useFormInstance()
  const points = useAsk(listPickupPointsEndpoint, {}).data?.rows ?? []
  const chosen = (Form.useWatch(['terms', 'deliveries'], form) ?? []) as string[]
  return (
    <div className="fields">
      <Form.Item name={['terms', 'deliveries']} label={t('terms.deliveries')} rules={[rule(['deliveries'])]}>
        <Select mode="multiple" options={values.map((value) => ({ value, label: t(`terms.delivery.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name={['terms', 'pickupPoints']}
        label={t('terms.pickupPoints')}
        extra={points.length === 0 ? t('terms.noPickupPoints') : undefined}
        hidden={!chosen.includes('pickup')}
        rules={[rule(['pickupPoints'])]}
      >
        <Select
          mode="multiple"
          options={points
            .filter(({ closedAt }) => !closedAt)
            .map(({ id, name }) => ({ value: id as string, label: name }))}
        />
      </Form.Item>
    </div>
  )
}
