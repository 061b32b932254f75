/** Writing a new version: articles are moved, added, taken out; the draft survives a reload. */
import { Alert, Button } from 'antd'
import { publishRulesEndpoint, readRulesEndpoint } from '../../../../server/modules/community/contract.ts'
import { questionKey, useAct } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Failure } from '../app/Failure.tsx'
import { useSaying } from '../app/use-saying.ts'
import { ArticleList } from './ArticleList.tsx'
import { added, publishable } from './articles.ts'
import type { RulesVersion } from './shapes.ts'

export const rulesDraftName = (communityId: string) => `rules.${communityId}`

type Draft = { basedOn: number; articles: readonly string[] }
type Words = { communityId: string; current: RulesVersion; onDone: () => void }

export function RulesEditor({ communityId, current, onDone }: Words) {
  const { t } = useWords()
  const start = { basedOn: current.version, articles: current.articles }
  const [draft, setDraft, drop] = useDraft<Draft>(rulesDraftName(communityId), start)
  const leave = () => {
    drop()
    onDone()
  }
  const publish = usePublish(leave)
  const articles = publishable(draft.articles)
  const write = (next: readonly string[]) => setDraft({ ...draft, articles: next })
  return (
    <div className="stack">
      {draft.basedOn < current.version && (
        <Meanwhile current={current} onSeen={() => setDraft({ ...draft, basedOn: current.version })} />
      )}
      <ArticleList articles={draft.articles} onWrite={write} />
      <Button type="dashed" block disabled={draft.articles.length >= 30} onClick={() => write(added(draft.articles))}>
        {t('rules.add')}
      </Button>
      {publish.error && !isRefusal(publish.error, changedMeanwhile) && <Failure failure={publish.error} />}
      <p className="muted small">{t('rules.publishText')}</p>
      <div className="form-foot">
        <Button onClick={leave}>{t('rules.discard')}</Button>
        <Button
          type="primary"
          loading={publish.isPending}
          disabled={articles.length === 0}
          onClick={() => publish.mutate({ communityId, basedOn: draft.basedOn, articles })}
        >
          {t('rules.publish')}
        </Button>
      </div>
    </div>
  )
}

const changedMeanwhile = 'community.rules_changed_meanwhile'

function usePublish(leave: () => void) {
  const { t } = useWords()
  const saying = useSaying()
  return useAct(publishRulesEndpoint, {
    refreshes: [readRulesEndpoint],
    onDone: ({ version }) => {
      leave()
      saying.done(t('rules.done', { version }))
    },
    // Someone else was quicker: fetch their version, so that the notice above can show it.
    onFailure: () => client.invalidateQueries({ queryKey: questionKey(readRulesEndpoint) }),
  })
}

function Meanwhile({ current, onSeen }: { current: RulesVersion; onSeen: () => void }) {
  const { t } = useWords()
  return (
    <Alert
      type="warning"
      showIcon
      title={t('rules.meanwhile', { version: current.version })}
      description={current.articles.join(' / ')}
      action={<Button onClick={onSeen}>{t('rules.seen')}</Button>}
    />
  )
}
