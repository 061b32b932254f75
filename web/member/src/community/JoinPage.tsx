import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { type JoinCard, readJoinCardEndpoint } from '../../../../server/modules/community/contract.ts'
import { isWorthRetrying, questionKey } from '../../../ui/asking.ts'
import { ask, isRefusal } from '../../../ui/client.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Failure, Skeleton } from '../app/Answered.tsx'

import { rememberBringer } from '../app/brought-by.ts'
import { joinCardInput } from '../app/join-link.ts'
import { usePlace } from '../app/router.ts'
import type { PageProps } from '../app/route.ts'
import { loadShop } from '../app/shop.ts'
import type { DoorPlan } from '../membership/DoorFee.tsx'
import { JoinForm } from './JoinForm.tsx'
import { JoinStanding } from './JoinStanding.tsx'
import { JoinStopped } from './JoinStopped.tsx'
import { Articles } from './Articles.tsx'
import './join.css'

/** What it costs comes with the shop's script, only where something is asked. */
const DoorFee = lazy(async () => ({ default: (await loadShop()).DoorFee }))

/** What a visitor sees who scanned a group's code: what it is, its rules and promises, and one button. */
export default function JoinPage({ params }: PageProps) {
  const code = params.code as string
  const { query } = usePlace()
  const input = joinCardInput(code, query)
  useEffect(() => rememberBringer(query), [query])
  const card = useQuery({
    queryKey: questionKey(readJoinCardEndpoint, input),
    queryFn: () => ask(readJoinCardEndpoint, input),
    retry: isWorthRetrying,
    refetchInterval: askAgain,
  })
  if (isRefusal(card.error, 'community.join_code_unknown')) return <JoinStopped reason="unknown" />
  if (isRefusal(card.error, 'community.group_closed')) return <JoinStopped reason="closed" />
  if (card.error) return <Failure failure={card.error} again={() => void card.refetch()} />
  if (!card.data) return <Skeleton rows={5} />
  return <Card card={card.data as JoinCard} code={code} invitation={input.invitation} />
}

/** Those who wait see by themselves when their turn has come. */
function askAgain(query: { state: { data?: { mine: { state: string } } | undefined } }): number | false {
  const state = query.state.data?.mine.state
  return state === 'waiting' || state === 'asked' ? 10_000 : false
}

type CardProps = { card: JoinCard; code: string; invitation: string | undefined }

function Card({ card, code, invitation }: CardProps) {
  const { group, community, mine } = card
  useEffect(() => {
    document.title = `${group.name} · 群落`
  }, [group.name])
  // While the visitor reads, the chat they are about to enter is fetched.
  useEffect(() => {
    const timer = setTimeout(() => void import('../app/chatting.ts'), 2000)
    return () => clearTimeout(timer)
  }, [])
  const [isStopped, setIsStopped] = useState(false)
  const [plan, choosePlan] = useState<DoorPlan | null>(null)
  const isPaid = card.threshold.kind === 'fee' && !invitation
  const mayAsk = mine.state === 'stranger' || mine.state === 'declined' || mine.state === 'removed'
  return (
    <article className="join">
      <JoinHead card={card} />
      {group.about || community.about ? <p className="join-about">{group.about || community.about}</p> : null}
      <Terms card={card} />
      <JoinStanding card={card} />
      {isPaid && mayAsk ? (
        <Suspense fallback={<Skeleton rows={3} />}>
          <DoorFee code={code} chosen={plan} choose={choosePlan} />
        </Suspense>
      ) : null}
      {isStopped ? <JoinStopped reason="invitation" owner={card.owner.name} /> : null}
      {mayAsk && !isStopped ? (
        <JoinForm
          card={card}
          code={code}
          invitation={invitation}
          plan={isPaid ? plan : undefined}
          needsInvitation={() => setIsStopped(true)}
        />
      ) : null}
    </article>
  )
}

/** What one gets and what one agrees to. */
function Terms({ card }: { card: JoinCard }) {
  const { t } = useWords()
  const { mine, rules, promises } = card
  return (
    <>
      {promises.length > 0 ? (
        <section>
          <h2>{t('join.promises')}</h2>
          <ul className="promises">
            {promises.map((promise) => (
              <li key={promise}>{promise}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {rules.articles.length > 0 && mine.state !== 'banned' ? (
        <section>
          <h2>{t('join.rules')}</h2>
          {/* Long rules scroll in their own box: it must be reachable by keyboard. */}
          <div className="join-rules" role="region" aria-label={t('join.rules')} tabIndex={0}>
            <Articles articles={rules.articles} />
          </div>
        </section>
      ) : null}
    </>
  )
}

function JoinHead({ card }: { card: JoinCard }) {
  const { t } = useWords()
  const { group, community, owner, members } = card
  const place = [community.city, community.interest].filter(Boolean).join(' · ')
  return (
    <header className="join-head">
      <p className="join-community">
        {community.name}
        {place ? ` · ${place}` : null}
      </p>
      <h1>{group.name}</h1>
      <p className="join-owner">
        <Portrait who={owner} size={28} />
        {t('join.owner', { name: owner.name })} · {t('join.members', { count: members })}
      </p>
    </header>
  )
}
