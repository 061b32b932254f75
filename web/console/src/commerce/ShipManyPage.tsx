/** 批量发货: a sheet of parcels is pasted or read, looked at, and shipped row by row. */
import { Link } from '@tanstack/react-router'
import { Button, Input, Upload } from 'antd'
import { useState } from 'react'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { readParcelsEndpoint, shipManyEndpoint } from '../../../../server/modules/commerce/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { upload } from '../../../ui/client.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Page, Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import { changedByOrders } from './changed-by-orders.ts'
import { linesOf, mostParcels, type ParcelRow, parcelRows } from './parcel-rows.ts'
import './shop.css'

type Told = AnswerOf<typeof shipManyEndpoint>['rows']

export function ShipManyPage() {
  const { t } = useWords()
  const saying = useSaying()
  const [text, setText, dropText] = useDraft('ship-many', '')
  const ship = useAct(shipManyEndpoint, {
    refreshes: changedByOrders,
    onDone: () => dropText(),
    onFailure: saying.failure,
  })
  const [reading, setReading] = useState(false)
  const readSheet = async (file: File) => {
    setReading(true)
    await upload(readParcelsEndpoint, file, {})
      .then((answer) => setText(linesOf(answer.rows)))
      .catch(saying.failure)
    setReading(false)
  }
  const rows = parcelRows(text)
  const tooMany = rows.length > mostParcels
  return (
    <Page
      title={t('shipMany.title')}
      lead={t('shipMany.lead')}
      above={<Link to="/shop/orders">{t('shop.orders')}</Link>}
    >
      <Sheet>
        <Input.TextArea
          aria-label={t('shipMany.rows')}
          placeholder={t('shipMany.hint')}
          value={text}
          autoSize={{ minRows: 5, maxRows: 14 }}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="form-foot">
          <Upload
            accept=".xlsx,.csv,.txt"
            showUploadList={false}
            beforeUpload={(file) => (void readSheet(file), false)}
          >
            <Button loading={reading}>{t('shipMany.file')}</Button>
          </Upload>
          <Button
            type="primary"
            disabled={rows.length === 0 || tooMany}
            loading={ship.isPending}
            onClick={() => ship.mutate({ rows })}
          >
            {t('shipMany.send', { count: rows.length })}
          </Button>
        </div>
        {tooMany && <p role="alert">{t('shipMany.tooMany', { most: mostParcels })}</p>}
      </Sheet>
      {rows.length > 0 ? <Foreseen rows={rows} /> : ship.data && <Report rows={ship.data.rows} />}
    </Page>
  )
}

function Foreseen({ rows }: { rows: readonly ParcelRow[] }) {
  const { t } = useWords()
  return (
    <Sheet title={t('shipMany.foreseen')}>
      <ul className="lines">
        {rows.slice(0, mostParcels).map(({ number, carrier, tracking }, place) => (
          <li key={`${place} ${number}`} className="line">
            <b className="wrap">{number}</b>
            <div className="line-body wrap">{[carrier, tracking].filter(Boolean).join(' · ')}</div>
            {!(carrier && tracking) && <span className="tag tag-amber">{t('shipMany.missing')}</span>}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

function Report({ rows }: { rows: Told }) {
  const { t, language } = useWords()
  const counts = ['shipped', 'already', 'refused'].map(
    (outcome) => `${t(`parcelOutcome.${outcome}`)} ${rows.filter((row) => row.outcome === outcome).length}`,
  )
  return (
    <Sheet title={t('shipMany.report')} beside={<span className="muted">{counts.join(' · ')}</span>}>
      <ul className="lines" aria-live="polite">
        {rows.map(({ number, outcome, why }, place) => (
          <li key={`${place} ${number}`} className="line">
            <b className="wrap">{number}</b>
            <div className="line-body wrap">{why && (language === 'en' ? why.en : why.zh)}</div>
            <span className={`tag ${outcome === 'refused' ? 'tag-red' : 'tag-brand'}`}>
              {t(`parcelOutcome.${outcome}`)}
            </span>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
