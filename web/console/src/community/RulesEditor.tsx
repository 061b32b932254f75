/** Writing a new version: articles are moved, added, taken out; the draft survives a reload. */
import { Alert, Button, Input } from 'antd'
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon } from 'tdesign-icons-react'
import { publishRulesEndpoint, readRulesEndpoint } from '../../../../server/modules/community/contract.ts'
import { questionKey, useAct } from '../../../ui/asking.ts'
import { isRefusal } from '../../../ui/client.ts'
import { useDraft } from '../../../ui/drafts.ts'
import { useWords } from '../../../ui/words/index.ts'
import { client } from '../app/answers.ts'
import { Failure } from '../app/Failure.tsx'
import { useSaying } from '../app/use-saying.ts'
import { added, changed, moved, publishable, removed } from './articles.ts'
import type { RulesVersion } from './shapes.ts'

export const rulesDraftName = (communityId: string) => `rules.${communityId}`

type Draft = { basedOn: number; articles: readonly string[] }
type Words = { communityId: string; current: RulesVersion; onDone: () => void }

export function RulesEditor({ communityId, current, onDone }: Words) {
  const { t } = useWords()
  const saying = useSaying()
  const [draft, setDraft, drop] = useDraft<Draft>(rulesDraftName(communityId), {
    basedOn: current.version,
    articles: current.articles,
  })
  const publish = useAct(publishRulesEndpoint, {
    refreshes: [readRulesEndpoint],
    onDone: (version) => {
      drop()
      onDone()
      saying.done(t('rules.done', { version: version.version }))
    },
    // Someone else was quicker: fetch their version, so that the notice above can show it.
    onFailure: () => client.invalidateQueries({ queryKey: questionKey(readRulesEndpoint) }),
  })
  const articles = publishable(draft.articles)
  const write = (next: readonly string[]) => setDraft({ ...draft, articles: next })
  const cancel = () => {
    drop()
    onDone()
  }
  return (
    <div className="stack">
      {draft.basedOn < current.version && (
        <Alert
          type="warning"
          showIcon
          title={t('rules.meanwhile', { version: current.version })}
          description={current.articles.join(' / ')}
          action={<Button onClick={() => setDraft({ ...draft, basedOn: current.version })}>{t('rules.seen')}</Button>}
        />
      )}
      <ol className="articles-edit">
        {draft.articles.map((article, at) => (
          // Articles have no identity but their place while they are written.
          <li key={at}>
            <Input.TextArea
              aria-label={t('rules.article', { number: at + 1 })}
              maxLength={500}
              autoSize
              value={article}
              onChange={(event) => write(changed(draft.articles, at, event.target.value))}
            />
            <span className="article-acts">
              <Button
                type="text"
                icon={<ArrowUpIcon aria-hidden="true" />}
                aria-label={t('rules.up', { number: at + 1 })}
                disabled={at === 0}
                onClick={() => write(moved(draft.articles, at, -1))}
              />
              <Button
                type="text"
                icon={<ArrowDownIcon aria-hidden="true" />}
                aria-label={t('rules.down', { number: at + 1 })}
                disabled={at === draft.articles.length - 1}
                onClick={() => write(moved(draft.articles, at, 1))}
              />
              <Button
                type="text"
                icon={<DeleteIcon aria-hidden="true" />}
                aria-label={t('rules.remove', { number: at + 1 })}
                onClick={() => write(removed(draft.articles, at))}
              />
            </span>
          </li>
        ))}
      </ol>
      <Button type="dashed" block disabled={draft.articles.length >= 30} onClick={() => write(added(draft.articles))}>
        {t('rules.add')}
      </Button>
      {publish.error && !isRefusal(publish.error, 'community.rules_changed_meanwhile') && (
        <Failure failure={publish.error} />
      )}
      <p className="muted small">{t('rules.publishText')}</p>
      <div className="form-foot">
        <Button onClick={cancel}>{t('rules.discard')}</Button>
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
