/** 帮卖: relays that a contract lets me sell in my own community, and those I sell. */
import { useState } from 'react'
import {
  type HelpableRelay,
  listHelpableRelaysEndpoint,
  openRelayCopyEndpoint,
} from '../../../../../server/modules/distribution/contract.ts'
import { endRelayCopyEndpoint, type RelayHelper } from '../../../../../server/modules/promotions/contract.ts'
import { useAct, useAsk } from '../../../../ui/asking.ts'
import { sayFailure } from '../../../../ui/client.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { Answered } from '../../app/Answered.tsx'
import { ConfirmSheet } from '../../app/ConfirmSheet.tsx'
import { Link } from '../../app/Link.tsx'
import { useFormats } from '../../app/me.ts'
import { toast } from '../../app/toast.ts'
import { OpenCopySheet } from './OpenCopySheet.tsx'

export function Helping() {
  const { t } = useWords()
  const found = useAsk(listHelpableRelaysEndpoint, {}, { staleTime: 0 })
  return (
    <section>
      <h2>{t('contract.help.title')}</h2>
      <Answered from={found} rows={2}>
        {({ open, mine }) => (
          <>
            {open.length + mine.length === 0 ? <p className="faint">{t('contract.help.none')}</p> : null}
            <ul className="rows">
              {mine.map((copy) => (
                <Mine key={copy.activityId} copy={copy as RelayHelper} />
              ))}
              {open.map((relay) => (
                <Open key={`${relay.coSellingId} ${relay.sourceId}`} relay={relay as HelpableRelay} />
              ))}
            </ul>
          </>
        )}
      </Answered>
    </section>
  )
}

function Open({ relay }: { relay: HelpableRelay }) {
  const { t, language } = useWords()
  const { stamp } = useFormats()
  const [isOpening, setIsOpening] = useState(false)
  const open = useAct(openRelayCopyEndpoint, {
    refreshes: [listHelpableRelaysEndpoint],
    onDone: () => {
      setIsOpening(false)
      toast(t('contract.help.opened'))
    },
  })
  return (
    <li className="goods-row">
      <div className="row-words">
        <span>{relay.title}</span>
        <span className="faint">
          {relay.items.map(({ name }) => name).join('、')} · {t('contract.help.until', { at: stamp(relay.endsAt) })}
        </span>
      </div>
      <button type="button" className="button button-main" onClick={() => setIsOpening(true)}>
        {t('contract.help.open')}
      </button>
      {isOpening ? (
        <OpenCopySheet
          relay={relay}
          isBusy={open.isPending}
          failure={open.error ? sayFailure(open.error, language) : null}
          send={(words) => void open.run({ coSellingId: relay.coSellingId, sourceId: relay.sourceId, ...words })}
          close={() => setIsOpening(false)}
        />
      ) : null}
    </li>
  )
}

function Mine({
  copy: { activityId, communityId, title, community, state, entries, pieces, fen },
}: {
  copy: RelayHelper
}) {
  const { t } = useWords()
  const { money } = useFormats()
  return (
    <li className="goods-row">
      <div className="row-words">
        <Link to={`/c/${communityId}/activities/${activityId}`} className="text-link">
          {title}
        </Link>
        <span className="faint">
          {community} · {t(`activityState.${state}`)} · {t('contract.help.sold', { entries, count: pieces })}
        </span>
      </div>
      {fen > 0 ? <span className="price">{money(fen)}</span> : null}
      {state === 'ended' ? null : <End activityId={activityId} />}
    </li>
  )
}

function End({ activityId }: Pick<RelayHelper, 'activityId'>) {
  const { t, language } = useWords()
  const [isAsked, setIsAsked] = useState(false)
  const end = useAct(endRelayCopyEndpoint, {
    refreshes: [listHelpableRelaysEndpoint],
    onDone: () => toast(t('contract.help.ended')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  return (
    <>
      <button type="button" className="text-button" onClick={() => setIsAsked(true)}>
        {t('contract.help.end')}
      </button>
      {isAsked ? (
        <ConfirmSheet
          title={t('contract.help.endTitle')}
          text={t('contract.help.endText')}
          deed={t('contract.help.end')}
          onDo={() => end.run({ activityId })}
          close={() => setIsAsked(false)}
        />
      ) : null}
    </>
  )
}
