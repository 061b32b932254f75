import { Link } from '@tanstack/react-router'
import type { InputOf } from '../../../../server/kernel/contract.ts'
import {
  readActivityEndpoint,
  readBargainEndpoint,
  readTeamEndpoint,
} from '../../../../server/modules/promotions/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useWatching } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useFormats } from '../app/me.tsx'
import { ProductPicture } from '../commerce/ProductPicture.tsx'
import { StateTag } from './StateTag.tsx'

type Shared = { activityId: string } | { entryId: string }

/** A card in the chat at the desk: the same figures members see, as they are now. */
export function SharedActivity(shared: Shared) {
  if ('activityId' in shared) return <ActivityCard activityId={shared.activityId} standing={null} />
  return shared.entryId.startsWith('tea_') ? <TeamCard teamId={shared.entryId} /> : <BargainCard id={shared.entryId} />
}

function TeamCard({ teamId }: { teamId: string }) {
  const { t } = useWords()
  const team = useAsk(readTeamEndpoint, { teamId } as InputOf<typeof readTeamEndpoint>)
  useWatching(teamId, () => void team.refetch())
  if (!team.data) return <div className="chat-card" />
  const { activityId, state, paid, size } = team.data
  return <ActivityCard activityId={activityId} standing={`${t(`entryState.${state}`)} ${paid} / ${size}`} />
}

function BargainCard({ id }: { id: string }) {
  const { t } = useWords()
  const { money } = useFormats()
  const bargain = useAsk(readBargainEndpoint, { bargainId: id } as InputOf<typeof readBargainEndpoint>)
  useWatching(id, () => void bargain.refetch())
  if (!bargain.data) return <div className="chat-card" />
  const { activityId, state, nowFen, people, missing } = bargain.data
  const standing = `${t(`entryState.${state}`)} ${money(nowFen)} · ${people - missing} / ${people}`
  return <ActivityCard activityId={activityId} standing={standing} />
}

function ActivityCard({ activityId, standing }: { activityId: string; standing: string | null }) {
  const { t } = useWords()
  const { count, money } = useFormats()
  const found = useAsk(readActivityEndpoint, { activityId } as InputOf<typeof readActivityEndpoint>)
  useWatching(activityId, () => void found.refetch())
  if (!found.data) return <div className="chat-card" />
  const { title, kind, state, figures, offers } = found.data
  const [first] = offers
  const said = [
    `${t('activityFigure.people')} ${count(figures.people)}`,
    `${t('activityFigure.paid')} ${count(figures.paid)}`,
    figures.paidFen > 0 ? money(figures.paidFen) : '',
  ]
  return (
    <Link to="/shop/activities/$activityId" params={{ activityId }} className="chat-card">
      {first && <ProductPicture id={first.productId} title={first.title} image={first.image} />}
      <span>
        <b>{title}</b>
        <small>
          {t(`activityKind.${kind}`)} <StateTag state={state} />
        </small>
        <small role="status">{standing ?? said.filter(Boolean).join(' · ')}</small>
      </span>
    </Link>
  )
}
