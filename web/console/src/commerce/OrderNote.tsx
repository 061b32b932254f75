import { Button, Form, Input } from 'antd'
import { noteOrderEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { DraftNote } from '../app/DraftNote.tsx'
import { Sheet } from '../app/Page.tsx'
import { useFormDraft } from '../app/use-form-draft.ts'
import { useSaying } from '../app/use-saying.ts'
import { changedByOrders } from './changed-by-orders.ts'
import type { Order } from './shapes.ts'

type Said = { note: string }

/** A note only the desk sees. */
export function OrderNote({ order: { id, may, ownerNote } }: { order: Order }) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const draft = useFormDraft<Said>(form, `order-note.${id}`, { note: ownerNote })
  const note = useAct(noteOrderEndpoint, {
    refreshes: changedByOrders,
    onDone: () => {
      draft.drop()
      saying.done(t('common.saved'))
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  if (!may.includes('note')) return null
  return (
    <Sheet title={t('orders.note')}>
      <Form form={form} onFinish={(said) => note.mutate({ orderId: id, ...said })} {...draft.bind}>
        <DraftNote draft={draft} />
        <Form.Item name="note">
          <Input.TextArea aria-label={t('orders.note')} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Button htmlType="submit" loading={note.isPending}>
          {t('common.save')}
        </Button>
      </Form>
    </Sheet>
  )
}
