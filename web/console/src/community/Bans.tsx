import { Button } from 'antd'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { liftBanEndpoint, listBansEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { useSaying } from '../app/use-saying.ts'

type Ban = AnswerOf<typeof listBansEndpoint>['rows'][number]

/** Who may not come back, why, and by whose decision. */
export function Bans({ communityId }: { communityId: string }) {
  const { t } = useWords()
  const bans = useAsk(listBansEndpoint, { communityId })
  return (
    <section className="sheet">
      <Loaded from={bans}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty title={t('bans.none')} text={t('bans.noneText')} />
          ) : (
            <ul className="lines">
              {rows.map((ban) => (
                <BanLine key={ban.person.id} ban={ban} communityId={communityId} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function BanLine({ ban, communityId }: { ban: Ban; communityId: string }) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const lift = useAct(liftBanEndpoint, {
    refreshes: [listBansEndpoint],
    onDone: () => saying.done(t('bans.lifted', { name: ban.person.name })),
    onFailure: saying.failure,
  })
  return (
    <li className="line">
      <Portrait who={ban.person} />
      <div className="line-body">
        <b>{ban.person.name}</b>
        <div className="muted small">
          {ban.reason} · {ban.by?.name ?? '–'} · {formats.moment(ban.at)}
        </div>
      </div>
      <Button loading={lift.isPending} onClick={() => lift.mutate({ communityId, personId: ban.person.id })}>
        {t('bans.lift')}
      </Button>
    </li>
  )
}
