/** Counting everything anew: the button, how far it is, and what differed. */
import { Button, Progress } from 'antd'
import { readRebuildEndpoint, rebuildInsightEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { useSaying } from '../app/use-saying.ts'
import type { Rebuild } from './shapes.ts'

const lookAgainMs = 1500
const isUnderway = (rebuild: Rebuild | null | undefined) => /^(waiting|counting)$/.test(rebuild?.state ?? '')

export function RecountPanel() {
  const { t } = useWords()
  const saying = useSaying()
  const last = useAsk(
    readRebuildEndpoint,
    {},
    { refetchInterval: ({ state }) => (isUnderway(state.data?.rebuild) ? lookAgainMs : false) },
  )
  const begin = useAct(rebuildInsightEndpoint, { refreshes: [readRebuildEndpoint], onFailure: saying.failure })
  return (
    <Sheet title={t('recount.title')}>
      <p className="lead">{t('recount.text')}</p>
      <Loaded from={last} lines={1}>
        {({ rebuild }) => (
          <>
            <Button loading={begin.isPending} disabled={isUnderway(rebuild)} onClick={() => begin.mutate({})}>
              {t('recount.start')}
            </Button>
            {rebuild && <Standing rebuild={rebuild} />}
          </>
        )}
      </Loaded>
    </Sheet>
  )
}

function Standing({ rebuild }: { rebuild: Rebuild }) {
  const { t } = useWords()
  const formats = useFormats()
  const { state, counted, groups, days, differences, finishedAt } = rebuild
  if (isUnderway(rebuild))
    return (
      <>
        <Progress
          size="small"
          percent={groups > 0 ? Math.floor((counted / groups) * 100) : 0}
          aria-label={t('recount.counting', { counted, groups })}
        />
        <p className="muted small">{t('exports.mayLeave')}</p>
      </>
    )
  const at = formats.moment(finishedAt)
  if (state === 'failed') return <p className="small">{t('recount.failed', { at })}</p>
  return (
    <p className="muted small">
      {t(differences ? 'recount.differed' : 'recount.same', { at, groups, days, count: differences ?? 0 })}
    </p>
  )
}
