import { Button } from 'antd'
import { useState } from 'react'
import { revealCustomerEndpoint } from '../../../../server/modules/customers/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { CustomerCard } from './shapes.ts'

type Shown = Pick<CustomerCard, 'knownBy' | 'attributes'>

/** Phones and ids, masked until somebody asks for them; asking stands in the log. */
export function KnownBy({ card }: { card: CustomerCard }) {
  const { t } = useWords()
  const saying = useSaying()
  const [whole, setWhole] = useState<Shown | null>(null)
  const reveal = useAct(revealCustomerEndpoint, { onDone: setWhole, onFailure: saying.failure })
  const { knownBy, attributes } = whole ?? card
  const act = whole ? (
    <Button onClick={() => setWhole(null)}>{t('customers.hide')}</Button>
  ) : (
    <Button loading={reveal.isPending} onClick={() => reveal.mutate({ customerId: card.id })}>
      {t('customers.reveal')}
    </Button>
  )
  const isBare = knownBy.length === 0 && attributes.length === 0
  return (
    <Sheet title={t('customers.known')} beside={isBare ? null : act}>
      {isBare ? (
        <p className="muted">{t('customers.knownByNothing')}</p>
      ) : (
        <>
          <dl className="facts">
            {knownBy.map(({ kind, text }) => (
              <div key={`${kind} ${text}`}>
                <dt>{t(`target.${kind}`)}</dt>
                <dd className="wrap">{text}</dd>
              </div>
            ))}
            {attributes.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd className="wrap">{value}</dd>
              </div>
            ))}
          </dl>
          <p className="muted small">{t('customers.revealText')}</p>
        </>
      )}
    </Sheet>
  )
}
