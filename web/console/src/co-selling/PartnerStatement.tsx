import { Button, Form, Input } from 'antd'
import { Link } from '@tanstack/react-router'
import {
  type CoSellingStatement,
  payCoSellingEndpoint,
  readCoSellingStatementEndpoint,
} from '../../../../server/modules/distribution/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Field } from '../app/Field.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { fenOf } from '../commerce/fen.ts'
import { useYuanRule } from '../commerce/use-yuan-rule.ts'
import '../promotions/activities.css'

/** What shared sales brought one partner, line by line, and noting that they were paid. */
export function PartnerStatement({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t } = useWords()
  const found = useAsk(readCoSellingStatementEndpoint, { personId: personId }, { staleTime: 0 })
  const close = (
    <Button type="text" onClick={onClose}>
      {t('common.close')}
    </Button>
  )
  return (
    <Sheet title={t('coSelling.statement')}>
      <Loaded from={found} lines={4}>
        {(statement) => <Body statement={statement as CoSellingStatement} />}
      </Loaded>
      {close}
    </Sheet>
  )
}

function Body({ statement }: { statement: CoSellingStatement }) {
  const { t } = useWords()
  const { nickname, money, stamp } = useFormats()
  // What is owed may be nothing, which is no price.
  const sum = (fen: number) => (fen === 0 ? '¥0' : money(fen))
  const { person, pendingFen, balanceFen, paidFen, rows, payouts } = statement
  return (
    <>
      <h3>{nickname(person.name, person.id)}</h3>
      <dl className="activity-figures">
        <div>
          <dt>{t('coSelling.pending')}</dt>
          <dd>{sum(pendingFen)}</dd>
        </div>
        <div>
          <dt>{t('coSelling.owed')}</dt>
          <dd>{sum(balanceFen)}</dd>
        </div>
        <div>
          <dt>{t('coSelling.paid')}</dt>
          <dd>{sum(paidFen)}</dd>
        </div>
      </dl>
      {balanceFen > 0 && <Pay statement={statement} />}
      <ul className="lines">
        {rows.map(({ orderId, line, title, role, soldFen, shareFen, backFen, state, at }) => (
          <li key={`${orderId} ${line}`} className="line">
            <span>
              <Link to="/shop/orders/$orderId" params={{ orderId }}>
                {title}
              </Link>{' '}
              <small className="muted">
                {stamp(at)} · {t(`coSellingRole.${role}`)} · {t(`coSelling.state.${state}`)}
              </small>
            </span>
            <span>{t('coSelling.lineOf', { share: sum(shareFen - backFen), sold: sum(soldFen) })}</span>
          </li>
        ))}
        {payouts.map(({ id, amountFen, receipt, at }) => (
          <li key={id} className="line">
            <span>
              {t('coSelling.payout')}{' '}
              <small className="muted">
                {stamp(at)} · {receipt}
              </small>
            </span>
            <span>-{money(amountFen)}</span>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="muted">{t('coSelling.noLines')}</p>}
    </>
  )
}

type PaySaid = { yuan: string; receipt: string }

function Pay({ statement: { person } }: { statement: CoSellingStatement }) {
  const { t } = useWords()
  const saying = useSaying()
  const yuan = useYuanRule()
  const decides = mayAdminister(useMe())
  const [form] = Form.useForm<PaySaid>()
  const pay = useAct(payCoSellingEndpoint, {
    refreshes: [readCoSellingStatementEndpoint],
    onDone: () => {
      form.resetFields()
      saying.done(t('coSelling.paidDone'))
    },
    onFailure: saying.failure,
  })
  if (!decides) return null
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ yuan: typed, receipt }) =>
        pay.mutate({ personId: person.id, amountFen: fenOf(typed) ?? 0, receipt })
      }
    >
      <div className="fields">
        <Field name="yuan" label={t('coSelling.amount')} rules={[yuan]} needed>
          <Input prefix="¥" inputMode="decimal" autoComplete="off" />
        </Field>
        <Field name="receipt" label={t('coSelling.receipt')} extra={t('coSelling.receiptText')} needed>
          <Input maxLength={100} autoComplete="off" />
        </Field>
      </div>
      <Button htmlType="submit" loading={pay.isPending}>
        {t('coSelling.notePaid')}
      </Button>
    </Form>
  )
}
