import { Checkbox, Form, Input, Modal } from 'antd'
import {
  listProductsEndpoint,
  listStockMovementsEndpoint,
  readProductEndpoint,
  setStockEndpoint,
} from '../../../../server/modules/commerce/contract.ts'
import { useAct, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'
import { NumberField } from '../app/NumberField.tsx'
import type { Product, Variant } from './shapes.ts'

type Said = { counts: boolean; onHand: number; keptBack: number; note: string }
type Words = { product: Product; variant: Variant; onClose: () => void }

/** 盘点: says how many there are after counting, beside what came and went before. */
export function StockDialog({ product, variant, onClose }: Words) {
  const { t } = useWords()
  const saying = useSaying()
  const [form] = Form.useForm<Said>()
  const set = useAct(setStockEndpoint, {
    refreshes: [readProductEndpoint, listProductsEndpoint, listStockMovementsEndpoint],
    onDone: () => {
      saying.done(t('common.saved'))
      onClose()
    },
    onFailure: (failure) => saying.formFailure(form, failure),
  })
  const send = ({ counts, onHand, keptBack, note }: Said) =>
    set.mutate({ variantId: variant.id, onHand: counts ? onHand : null, keptBack: keptBack ?? 0, note: note ?? '' })
  return (
    <Modal
      open
      title={t('stock.countOf', { name: [product.title, variant.name].filter(Boolean).join(' · ') })}
      okText={t('common.save')}
      onCancel={onClose}
      onOk={form.submit}
      okButtonProps={{ loading: set.isPending }}
    >
      <StockForm form={form} left={variant.left} onSend={send} />
      <Movements variantId={variant.id} />
    </Modal>
  )
}

type FormWords = {
  form: ReturnType<typeof Form.useForm<Said>>[0]
  left: number | null
  onSend: (said: Said) => void
}

function StockForm({ form, left, onSend }: FormWords) {
  const { t } = useWords()
  const counts = Form.useWatch('counts', form)
  const start = { counts: true, keptBack: 0, ...(left === null ? {} : { onHand: left }) }
  return (
    <Form form={form} name="stock" layout="vertical" requiredMark={false} initialValues={start} onFinish={onSend}>
      <Form.Item name="counts" valuePropName="checked">
        <Checkbox>{t('stock.counts')}</Checkbox>
      </Form.Item>
      {counts !== false && (
        <div className="fields">
          <NumberField
            name="onHand"
            label={t('stock.onHand')}
            needed
            extra={t('stock.onHandText')}
            min={0}
            max={10_000_000}
          />
          <NumberField
            name="keptBack"
            label={t('stock.keptBack')}
            extra={t('stock.keptBackText')}
            min={0}
            max={10_000_000}
          />
        </div>
      )}
      <Form.Item name="note" label={t('stock.note')}>
        <Input maxLength={100} />
      </Form.Item>
    </Form>
  )
}

function Movements({ variantId }: { variantId: string }) {
  const { t } = useWords()
  const formats = useFormats()
  const pages = useAskPages(listStockMovementsEndpoint, { variantId, limit: 20 })
  return (
    <section aria-label={t('stock.movements')} className="scroll-y" tabIndex={0}>
      <b>{t('stock.movements')}</b>
      <LongList pages={pages} lines={3} none={<p className="muted">{t('stock.noMovements')}</p>}>
        {(rows) => (
          <ul className="lines">
            {rows.map(({ id, at, kind, change, note }) => (
              <li key={id} className="line">
                <div className="line-body">
                  {t(`stockKind.${kind}`)} <span className="muted small wrap">{note}</span>
                </div>
                <span className="nowrap">{change > 0 ? `+${change}` : change}</span>
                <time className="muted small nowrap" dateTime={at}>
                  {formats.stamp(at)}
                </time>
              </li>
            ))}
          </ul>
        )}
      </LongList>
    </section>
  )
}
