import {
  acceptRulesEndpoint,
  type GroupId,
  readGroupEndpoint,
  readRulesEndpoint,
} from '../../../../server/modules/community/contract.ts'
import type { AnswerOf } from '../../../../server/kernel/contract.ts'
import { useAct, useAsk } from '../../../ui/asking.ts'
import { sayFailure } from '../../../ui/client.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered, Empty } from '../app/Answered.tsx'
import { useFormats } from '../app/me.ts'
import { Page } from '../app/Page.tsx'
import type { PageProps } from '../app/route.ts'
import { toast } from '../app/toast.ts'
import { Articles } from './Articles.tsx'

type Rules = AnswerOf<typeof readRulesEndpoint>

/** The rules of a group's community, with earlier versions and my acceptance. */
export default function RulesPage({ params }: PageProps) {
  const { t } = useWords()
  const groupId = params.groupId as GroupId
  const group = useAsk(readGroupEndpoint, { groupId })
  return (
    <Page title={t('rules.title')} back={`/g/${groupId}/info`}>
      <Answered from={group}>{(found) => <RulesOf communityId={found.communityId} />}</Answered>
    </Page>
  )
}

function RulesOf({ communityId }: { communityId: string }) {
  const rules = useAsk(readRulesEndpoint, { communityId })
  return <Answered from={rules}>{(found) => <RulesText rules={found} communityId={communityId} />}</Answered>
}

function RulesText({ rules, communityId }: { rules: Rules; communityId: string }) {
  const { t } = useWords()
  const { shortDay, dayOf } = useFormats()
  const { current, earlier } = rules
  if (current.articles.length === 0) return <Empty text={t('rules.none')} />
  return (
    <article className="sheet-paper">
      <p className="faint">
        {t('rules.version', { version: current.version, day: shortDay(dayOf(current.publishedAt)) })}
      </p>
      <Articles articles={current.articles} />
      <Acceptance rules={rules} communityId={communityId} />
      {earlier.map((version) => (
        <details key={version.version}>
          <summary>
            {t('rules.version', { version: version.version, day: shortDay(dayOf(version.publishedAt)) })}
          </summary>
          <Articles articles={version.articles} />
        </details>
      ))}
    </article>
  )
}

function Acceptance({ rules, communityId }: { rules: Rules; communityId: string }) {
  const { t, language } = useWords()
  const { version } = rules.current
  const accept = useAct(acceptRulesEndpoint, {
    refreshes: [readRulesEndpoint],
    onDone: () => toast(t('rules.thanks')),
    onFailure: (failure) => toast(sayFailure(failure, language), 'failed'),
  })
  if (rules.myAcceptedVersion === version) return <p className="faint">{t('rules.accepted')}</p>
  const input = { communityId, version }
  return (
    <button
      type="button"
      className="button button-main"
      disabled={accept.isPending}
      onClick={() => accept.mutate(input)}
    >
      {t('rules.accept', { version })}
    </button>
  )
}
