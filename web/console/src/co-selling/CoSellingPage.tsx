/** 合销: contracts that share a sale, what they brought each partner, and paying them. */
import { Button } from 'antd'
import { useState } from 'react'
import {
  answerCoSellingEndpoint,
  type CoSelling,
  endCoSellingEndpoint,
  listCoSellingEndpoint,
} from '../../../../server/modules/distribution/contract.ts'
import { useAct, useAskPages } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { LongList } from '../app/LongList.tsx'
import { mayAdminister, useFormats, useMe } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import { ShopPage } from '../commerce/ShopPage.tsx'
import { OfferForm } from './OfferForm.tsx'
import { PartnerStatement } from './PartnerStatement.tsx'

export function CoSellingPage() {
  const { t } = useWords()
  const decides = mayAdminister(useMe())
  const [isOffering, setIsOffering] = useState(false)
  const [partner, setPartner] = useState<string | null>(null)
  const pages = useAskPages(listCoSellingEndpoint, {})
  const offer = decides && (
    <Button type="primary" onClick={() => setIsOffering(true)}>
      {t('coSelling.offer')}
    </Button>
  )
  return (
    <ShopPage title={t('coSelling.title')} lead={t('coSelling.lead')} actions={!isOffering && offer}>
      {isOffering && <OfferForm onDone={() => setIsOffering(false)} />}
      {partner && <PartnerStatement key={partner} personId={partner} onClose={() => setPartner(null)} />}
      <Sheet>
        <LongList
          pages={pages}
          lines={6}
          none={
            <Empty title={t('coSelling.none')} text={t('coSelling.noneText')}>
              {offer}
            </Empty>
          }
        >
          {(rows) => (
            <ul className="lines">
              {rows.map((contract) => (
                <Contract key={contract.id} contract={contract} onPartner={setPartner} />
              ))}
            </ul>
          )}
        </LongList>
      </Sheet>
    </ShopPage>
  )
}

function Contract({ contract, onPartner }: { contract: CoSelling; onPartner: (personId: string) => void }) {
  const { t } = useWords()
  const { nickname, stamp } = useFormats()
  const { title, state, through, parties, goods, offeredAt } = contract
  return (
    <li className="line">
      <div className="line-body">
        <b>{title}</b>{' '}
        <span className={`tag ${state === 'running' ? 'tag-brand' : ''}`}>{t(`coSellingState.${state}`)}</span>
        <div className="muted small">
          {stamp(offeredAt)} · {t(`coSelling.throughs.${through}`)} · {goods.map((one) => one.title).join('、')}
        </div>
        <div className="row">
          {parties.map(({ role, person, answer }) => (
            <span key={role} className="small">
              {t(`coSellingRole.${role}`)}
              {person ? (
                <Button type="link" size="small" onClick={() => onPartner(person.id)}>
                  {nickname(person.name, person.id)}
                </Button>
              ) : (
                ` ${t('coSelling.house')}`
              )}
              {person && <span className="muted">{t(`coSelling.answer.${answer ?? 'open'}`)}</span>}
            </span>
          ))}
        </div>
      </div>
      <Acts contract={contract} />
    </li>
  )
}

function Acts({ contract: { id, may } }: { contract: CoSelling }) {
  const { t } = useWords()
  const saying = useSaying()
  const askWhy = useReason()
  const after = { refreshes: [listCoSellingEndpoint], onFailure: saying.failure }
  const answer = useAct(answerCoSellingEndpoint, after)
  const end = useAct(endCoSellingEndpoint, { ...after, onDone: () => saying.done(t('coSelling.ended')) })
  const press = async () => {
    const why = await askWhy({ title: t('coSelling.endTitle'), text: t('coSelling.endText'), ok: t('coSelling.end') })
    if (why) end.mutate({ coSellingId: id, why })
  }
  return (
    <span className="row">
      {may.includes('answer') && (
        <Button type="primary" onClick={() => answer.mutate({ coSellingId: id, answer: 'accepted' })}>
          {t('coSelling.accept')}
        </Button>
      )}
      {may.includes('end') && (
        <Button danger loading={end.isPending} onClick={() => void press()}>
          {t('coSelling.end')}
        </Button>
      )}
    </span>
  )
}
