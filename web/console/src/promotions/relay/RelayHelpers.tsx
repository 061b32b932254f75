import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { endRelayCopyEndpoint, listRelayHelpersEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useFormats } from '../../app/me.tsx'
import { useSaying } from '../../app/use-saying.ts'
import { StateTag } from '../StateTag.tsx'
import type { Relay, RelayHelper } from './shapes.ts'

/** 帮卖: who sells this relay in a community of their own, and how much. */
export function RelayHelpers({ activityId }: Pick<Relay, 'activityId'>) {
  const { t } = useWords()
  const helpers = useAsk(listRelayHelpersEndpoint, { activityId }, { staleTime: 0 })
  return (
    <section className="relay-part">
      <h3>{t('relay.helpers')}</h3>
      <Loaded from={helpers} lines={2}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="muted">
              {t('relay.noHelpers')} <Link to="/shop/co-selling">{t('relay.toContracts')}</Link>
            </p>
          ) : (
            <ul className="lines">
              {rows.map((helper) => (
                <Helper key={helper.activityId} helper={helper} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function Helper({ helper: { activityId, helper, community, state, entries, pieces, fen } }: { helper: RelayHelper }) {
  const { t } = useWords()
  const { nickname, money, count } = useFormats()
  const name = nickname(helper.name, helper.id)
  return (
    <li className="line">
      <div className="line-body wrap">
        <div>
          <Link to="/shop/activities/$activityId" params={{ activityId }}>
            {name}
          </Link>
        </div>
        <small className="muted">
          <StateTag state={state} /> {community} · {t('relay.entries', { count: entries })} ·{' '}
          {t('relay.pieces', { count: pieces, said: count(pieces) })}
          {fen > 0 && ` · ${money(fen)}`}
        </small>
      </div>
      {state !== 'ended' && <End activityId={activityId} name={name} />}
    </li>
  )
}

function End({ activityId, name }: Pick<RelayHelper, 'activityId'> & { name: string }) {
  const { t } = useWords()
  const { modal } = App.useApp()
  const saying = useSaying()
  const end = useAct(endRelayCopyEndpoint, {
    refreshes: [listRelayHelpersEndpoint],
    onDone: () => saying.done(t('relay.helperEnded')),
    onFailure: saying.failure,
  })
  const ask = () =>
    modal.confirm({
      title: t('relay.endHelper', { name }),
      content: t('relay.endHelperText'),
      icon: null,
      okText: t('relay.endHelperDo'),
      okButtonProps: { danger: true },
      onOk: () => end.run({ activityId }),
    })
  return (
    <Button size="small" aria-label={t('relay.endHelperOf', { name })} onClick={ask}>
      {t('relay.endHelperDo')}
    </Button>
  )
}
