/** 我的合销: contracts that name me, what they say, and what they brought. */
import {
  answerCoSellingEndpoint,
  type CoSelling,
  type CoSellingSplit,
  type CoSellingStatement,
  listCoSellingEndpoint,
  readCoSellingStatementEndpoint,
} from '../../../../../server/modules/distribution/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered, Empty } from '../../app/Answered.tsx'
import { useFormats } from '../../app/me.ts'
import { Page } from '../../app/Page.tsx'
import { toast } from '../../app/toast.ts'
import { Helping } from './Helping.tsx'
import '../../shop/shop.css'
import '../activities.css'

export function MyContractsPage() {
  const { t } = useWords()
  const contracts = useAsk(listCoSellingEndpoint, { mine: true, limit: 50 }, { staleTime: 0 })
  return (
    <Page title={t('contract.title')} back="/me/activities">
      <Answered from={contracts} rows={4}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty text={t('contract.none')} />
          ) : (
            <div className="shop activity">
              {rows.map((one) => (
                <Contract key={one.id} contract={one as CoSelling} />
              ))}
              {rows.some(isHelping) ? <Helping /> : null}
              <Statement />
            </div>
          )
        }
      </Answered>
    </Page>
  )
}

/** Whoever helps with relays finds them here; others have nothing to open. */
const isHelping = ({ through, parties }: { through: string; parties: readonly { role: string }[] }) =>
  through === 'relay' && parties.some(({ role }) => role === 'helper')

function Contract({ contract }: { contract: CoSelling }) {
  const { t } = useWords()
  const { nickname } = useFormats()
  const { title, state, through, parties, goods, endedWhy } = contract
  const saySplit = useSplitWords(parties.some(({ role }) => role === 'helper'))
  return (
    <section>
      <h2>
        {title} <span className="faint">{t(`contract.state.${state}`)}</span>
      </h2>
      {through === 'relay' ? <p className="faint">{t('contract.throughRelay')}</p> : null}
      <ul className="activity-rules">
        {goods.map(({ productId, title: product, split }) => (
          <li key={productId}>{t('contract.line', { product, split: saySplit(split) })}</li>
        ))}
        {parties.map(({ role, person }) => (
          <li key={role}>
            {t(`contract.role.${role}`)}
            {t('contract.is')}
            {person ? nickname(person.name, person.id) : t('contract.house')}
          </li>
        ))}
      </ul>
      {state === 'ended' && endedWhy ? <p className="faint">{t('contract.endedWhy', { why: endedWhy })}</p> : null}
      {contract.may.includes('answer') ? <Answer contract={contract} /> : null}
    </section>
  )
}

const splitKeys = {
  price: { alone: 'contract.by.price.alone', helper: 'contract.by.price.helper' },
  share: { alone: 'contract.by.share.alone', helper: 'contract.by.share.helper' },
} as const

function useSplitWords(hasHelper: boolean) {
  const { t } = useWords()
  const { money } = useFormats()
  const percent = (bp: number) => `${bp / 100}%`
  return (split: CoSellingSplit): string =>
    t(splitKeys[split.kind][hasHelper ? 'helper' : 'alone'], {
      helper: percent(split.helperBp),
      ...(split.kind === 'price' ? { price: money(split.supplyFen) } : { supplier: percent(split.supplierBp) }),
    })
}

function Answer({ contract: { id } }: { contract: CoSelling }) {
  const { t, language } = useWords()
  const answer = useAct(answerCoSellingEndpoint, {
    refreshes: [listCoSellingEndpoint],
    onDone: ({ state }) => toast(t(`contract.answered.${state === 'declined' ? 'declined' : 'accepted'}`)),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  const say = (word: 'accepted' | 'declined') => void answer.run({ coSellingId: id, answer: word })
  return (
    <div className="confirm-buttons">
      <button type="button" className="button" disabled={answer.isPending} onClick={() => say('declined')}>
        {t('contract.decline')}
      </button>
      <button type="button" className="button button-main" disabled={answer.isPending} onClick={() => say('accepted')}>
        {t('contract.accept')}
      </button>
    </div>
  )
}

function Statement() {
  const { t } = useWords()
  const found = useAsk(readCoSellingStatementEndpoint, {}, { staleTime: 0 })
  return (
    <section>
      <h2>{t('contract.statement')}</h2>
      <Answered from={found} rows={3}>
        {(statement) => <Lines statement={statement as CoSellingStatement} />}
      </Answered>
    </section>
  )
}

function Lines({ statement: { pendingFen, balanceFen, paidFen, rows } }: { statement: CoSellingStatement }) {
  const { t } = useWords()
  const { money, stamp } = useFormats()
  const sum = (fen: number) => (fen === 0 ? '¥0' : money(fen))
  return (
    <>
      <dl className="presale-times">
        <dt>{t('contract.pending')}</dt>
        <dd>{sum(pendingFen)}</dd>
        <dt>{t('contract.owed')}</dt>
        <dd>{sum(balanceFen)}</dd>
        <dt>{t('contract.paid')}</dt>
        <dd>{sum(paidFen)}</dd>
      </dl>
      {rows.length === 0 ? <p className="faint">{t('contract.noLines')}</p> : null}
      <ul className="rows">
        {rows.map(({ orderId, line, title, shareFen, backFen, state, at }) => (
          <li key={`${orderId} ${line}`} className="goods-row">
            <div className="row-words">
              <span>{title}</span>
              <span className="faint">
                {stamp(at)} · {t(`contract.lineState.${state}`)}
              </span>
            </div>
            <span className="price">{sum(shareFen - backFen)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
