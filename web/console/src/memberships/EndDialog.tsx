import { Form, Input, Modal } from 'antd'
import {
  endMembershipEndpoint,
  listMembershipsEndpoint,
  listPlansEndpoint,
  previewMembershipRefundEndpoint,
  readMembershipFiguresEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'
import { fenOf, yuanOf } from '../commerce/fen.ts'
import type { MemberRow } from './shapes.ts'
import { usePlanTerms } from './use-plan-terms.ts'

type Preview = AnswerOf<typeof previewMembershipRefundEndpoint>
type Said = { yuan: string; why: string }
type Words = { row: MemberRow; onClose: () => void }

/** Ends a membership and gives back: what the rule says stands there, and what was had of it beside. */
export function EndDialog({ row, onClose }: Words) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const preview = useAsk(previewMembershipRefundEndpoint, { membershipId: row.id }, { staleTime: 0 })
  const end = useAct(endMembershipEndpoint, {
    refreshes: [listMembershipsEndpoint, listPlansEndpoint, readMembershipFiguresEndpoint],
    onDone: () => {
      saying.done(t('memberships.ended'))
      onClose()
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const send = ({ yuan, why }: Said) =>
    end.mutate({ membershipId: row.id, refundFen: fenOf(yuan ?? '') ?? 0, why: why.trim() })
  return (
    <Modal
      open
      title={t('memberships.endTitle', { name: formats.nickname(row.person.name, row.person.id), plan: row.plan.name })}
      okText={t('memberships.endNow')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: end.isPending, danger: true, disabled: !preview.data }}
    >
      <Loaded from={preview} lines={4}>
        {(found) => (
          <>
            <Facts preview={found} />
            <EndForm form={form} preview={found} onSend={send} />
          </>
        )}
      </Loaded>
    </Modal>
  )
}

function EndForm({
  form,
  preview,
  onSend,
}: {
  form: ReturnType<typeof Form.useForm<Said>>[0]
  preview: Preview
  onSend: (said: Said) => void
}) {
  const { t } = useWords()
  const formats = useFormats()
  const within = async (_: unknown, typed: string | undefined) => {
    const fen = fenOf(typed ?? '')
    if (fen === null) throw new Error(t('shop.yuanWrong'))
    if (fen > preview.paidFen) throw new Error(t('orders.tooMuch', { money: formats.money(preview.paidFen) }))
  }
  const start = { yuan: yuanOf(preview.refundFen), why: '' }
  return (
    <Form
      form={form}
      name="end-membership"
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={onSend}
    >
      {preview.paidFen > 0 && (
        <Field
          name="yuan"
          label={t('orders.yuan')}
          extra={t('orders.most', { money: formats.money(preview.paidFen) })}
          rules={[{ validator: within }]}
        >
          <Input inputMode="decimal" autoComplete="off" />
        </Field>
      )}
      <Field name="why" label={t('form.reason')} needed={t('form.reasonMissing')}>
        <Input.TextArea maxLength={200} showCount autoSize={{ minRows: 2 }} />
      </Field>
    </Form>
  )
}

function Facts({ preview }: { preview: Preview }) {
  const { t } = useWords()
  const formats = useFormats()
  const terms = usePlanTerms()
  const used =
    preview.days === null
      ? t('memberships.usedDays', { count: preview.usedDays })
      : t('memberships.usedOf', { count: preview.usedDays, days: preview.days })
  return (
    <dl className="facts-line refund-facts">
      <dt>{t('memberships.refund')}</dt>
      <dd>{terms.refund(preview)}</dd>
      <dt>{t('memberships.byRule')}</dt>
      <dd>{preview.refundFen > 0 ? formats.money(preview.refundFen) : t('memberships.nothingBack')}</dd>
      <dt>{t('memberships.used')}</dt>
      <dd>{used}</dd>
      <dt>{t('memberships.usedBenefits')}</dt>
      <dd>
        {preview.used.length === 0
          ? t('memberships.noneUsed')
          : preview.used.map((one) => (
              <div key={one.kind === 'coupon' ? one.orderId : one.kind}>
                {one.kind === 'coupon'
                  ? t('memberships.usedCoupon', {
                      title: one.title,
                      day: formats.dayOf(one.usedAt),
                      money: formats.money(one.savedFen),
                    })
                  : t('memberships.usedPrices', { count: one.orders, money: formats.money(one.savedFen) })}
              </div>
            ))}
        {preview.unusedCoupons > 0 && <div>{t('memberships.unusedCoupons', { count: preview.unusedCoupons })}</div>}
      </dd>
      <dt>{t('memberships.refundsHad')}</dt>
      <dd>
        {preview.mostRefunds === null
          ? t('memberships.times', { count: preview.refunds })
          : t('memberships.timesOf', { count: preview.refunds, most: preview.mostRefunds })}
      </dd>
    </dl>
  )
}
