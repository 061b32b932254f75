import { Button } from 'antd'
import { useState } from 'react'
import { decidePromoterEndpoint, listPromotersEndpoint } from '../../../../server/modules/distribution/contract.ts'
import { useAct, useAskPages } from '../../../ui/asking.ts'
import { Portrait } from '../../../ui/Portrait.tsx'
import { useWords } from '../../../ui/words/index.ts'
import { Empty } from '../app/Empty.tsx'
import { optionsOf } from '../app/Field.tsx'
import { FilterChoice } from '../app/FilterChoice.tsx'
import { LongList } from '../app/LongList.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Promoter } from './shapes.ts'

const states = ['applied', 'active', 'stopped'] as const
type State = (typeof states)[number]

/** Who promotes, and who has asked to. */
export function Promoters() {
  const { t } = useWords()
  const [state, setState] = useState<State | null>(null)
  const pages = useAskPages(listPromotersEndpoint, state ? { state } : {}, { keepsEarlier: true })
  return (
    <Sheet title={t('distributionSide.promoters')}>
      <div className="filters">
        <FilterChoice
          label={t('distribution.state')}
          value={state}
          onChange={setState}
          options={optionsOf(states, (one) => t(`promoterState.${one}`))}
        />
      </div>
      <LongList
        pages={pages}
        none={
          <Empty
            title={t(state ? 'distribution.noSuch' : 'distribution.noPromoters')}
            text={state ? undefined : t('distribution.noPromotersText')}
          />
        }
      >
        {(rows) => (
          <ul className="lines">
            {rows.map((promoter) => (
              <PromoterLine key={promoter.person.id} promoter={promoter} />
            ))}
          </ul>
        )}
      </LongList>
    </Sheet>
  )
}

const stateOf = ({ approvedAt, stoppedAt }: Promoter): State =>
  stoppedAt ? 'stopped' : approvedAt ? 'active' : 'applied'

function PromoterLine({ promoter }: { promoter: Promoter }) {
  const { t } = useWords()
  const formats = useFormats()
  const saying = useSaying()
  const { person } = promoter
  const state = stateOf(promoter)
  const name = formats.nickname(person.name, person.id)
  const decide = useAct(decidePromoterEndpoint, {
    refreshes: [listPromotersEndpoint],
    onDone: () => saying.done(t('common.saved')),
    onFailure: saying.failure,
  })
  const act = state === 'active' ? 'stop' : 'approve'
  return (
    <li className="line">
      <Portrait who={person} />
      <div className="line-body">
        <b>{name}</b>{' '}
        <span className={state === 'applied' ? 'tag tag-amber' : 'tag'}>{t(`promoterState.${state}`)}</span>
        <div className="muted small wrap">
          {[
            t('distribution.appliedAt', { at: formats.stamp(promoter.appliedAt) }),
            t('distribution.code', { code: promoter.code }),
            t(promoter.hasRealName ? 'distribution.named' : 'distribution.unnamed'),
          ].join(' · ')}
        </div>
      </div>
      <Button
        size="small"
        danger={act === 'stop'}
        loading={decide.isPending}
        aria-label={t(`promoterActOf.${act}`, { name })}
        onClick={() => decide.mutate({ personId: person.id, act })}
      >
        {t(`promoterAct.${state === 'stopped' ? 'resume' : act}`)}
      </Button>
    </li>
  )
}
