import { Button, Form, Input, Select } from 'antd'
import {
  changeCustomerEndpoint,
  listCustomersEndpoint,
  listCustomerTagsEndpoint,
  readCustomerEndpoint,
} from '../../../../server/modules/customers/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Sheet } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import type { CustomerCard } from './shapes.ts'

type Said = Pick<CustomerCard, 'name' | 'region' | 'city' | 'birthday' | 'tags' | 'notes'>
const birthdayShape = /^(|(\d{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))$/

/** What operators keep of a customer; what was typed survives a reload. */
export function CustomerForm({ card }: { card: CustomerCard }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const { name, region, city, birthday, tags, notes } = card
  const draft = useFormDraft<Said>(form, `customer.${card.id}`, { name, region, city, birthday, tags, notes })
  const change = useAct(changeCustomerEndpoint, {
    refreshes: [readCustomerEndpoint, listCustomersEndpoint, listCustomerTagsEndpoint],
    onDone: () => {
      draft.drop()
      saying.done(t('common.saved'))
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  return (
    <Sheet title={t('customers.kept')}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={(said) => change.mutate({ customerId: card.id, ...said })}
        {...draft.bind}
      >
        <DraftNote draft={draft} />
        <div className="fields">
          <Form.Item name="name" label={t('target.name')}>
            <Input maxLength={64} autoComplete="off" />
          </Form.Item>
          <Form.Item name="region" label={t('target.region')}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item name="city" label={t('target.city')}>
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="birthday"
            label={t('target.birthday')}
            extra={t('customers.birthdayText')}
            rules={[{ pattern: birthdayShape, message: t('customers.birthdayWrong') }]}
          >
            <Input maxLength={10} autoComplete="off" />
          </Form.Item>
        </div>
        <Form.Item name="tags" label={t('target.tags')}>
          <Select mode="tags" tokenSeparators={[',', '，', '、']} maxCount={50} open={false} suffixIcon={null} />
        </Form.Item>
        <Form.Item name="notes" label={t('target.notes')}>
          <Input.TextArea maxLength={2000} showCount autoSize={{ minRows: 2, maxRows: 8 }} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {t('common.save')}
        </Button>
      </Form>
    </Sheet>
  )
}
