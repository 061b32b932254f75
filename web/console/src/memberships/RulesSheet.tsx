import { Form, Radio } from 'antd'
import {
  changeMembershipRulesEndpoint,
  readMembershipRulesEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { CommunityId } from '../../../../server/modules/community/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { FormFoot, optionsOf } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { NumberField } from '../app/NumberField.tsx'
import type { Rules } from './shapes.ts'

type Said = { mostRefunds?: number | null; mostExits?: number | null; afterEnd: Rules['afterEnd'] }

/** How often one is given back, may come back, and what becomes of a paid seat; published to members. */
export function RulesSheet({ communityId, decides }: { communityId: CommunityId; decides: boolean }) {
  const { t } = useWords()
  const found = useAsk(readMembershipRulesEndpoint, { communityId })
  return (
    <Sheet title={t('memberships.rules')}>
      <p className="lead">{t('memberships.rulesLead')}</p>
      <Loaded from={found} lines={3}>
        {(rules) => <RulesForm key={rules.version} communityId={communityId} rules={rules} decides={decides} />}
      </Loaded>
    </Sheet>
  )
}

function RulesForm({ communityId, rules, decides }: { communityId: CommunityId; rules: Rules; decides: boolean }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const change = useAct(changeMembershipRulesEndpoint, {
    refreshes: [readMembershipRulesEndpoint],
    onDone: () => saying.done(t('common.saved')),
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const send = (said: Said) =>
    change.mutate({
      communityId,
      version: rules.version,
      mostRefunds: said.mostRefunds ?? null,
      mostExits: said.mostExits ?? null,
      afterEnd: said.afterEnd,
    })
  return (
    <Form
      form={form}
      name="membership-rules"
      layout="vertical"
      requiredMark={false}
      disabled={!decides}
      initialValues={rules}
      onFinish={send}
    >
      <div className="fields">
        <NumberField
          name="mostRefunds"
          label={t('memberships.mostRefunds')}
          extra={t('memberships.blankNoLimit')}
          min={0}
          max={99}
          placeholder={t('products.noLimit')}
        />
        <NumberField
          name="mostExits"
          label={t('memberships.mostExits')}
          extra={t('memberships.mostExitsText')}
          min={1}
          max={99}
          placeholder={t('products.noLimit')}
        />
      </div>
      <Form.Item name="afterEnd" label={t('memberships.afterEnd')} extra={t('memberships.afterEndText')}>
        <Radio.Group options={optionsOf(['leaves', 'reads'] as const, (one) => t(`afterEnd.${one}`))} />
      </Form.Item>
      {decides && <FormFoot busy={change.isPending} submit={t('common.save')} />}
    </Form>
  )
}
