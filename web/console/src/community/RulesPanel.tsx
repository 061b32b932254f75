/** The rules in force, what they were before, and how many have accepted each version. */
import { Button } from 'antd'
import { useState } from 'react'
import { readRulesEndpoint } from '../../../../server/modules/community/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { readDraft } from '../../../ui/drafts.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Loaded } from '../app/Loaded.tsx'
import { useFormats } from '../app/me.tsx'
import { Sheet } from '../app/Page.tsx'
import { RulesEditor, rulesDraftName } from './RulesEditor.tsx'
import type { Rules, RulesVersion } from './shapes.ts'

export function RulesPanel({ communityId }: { communityId: string }) {
  const rules = useAsk(readRulesEndpoint, { communityId })
  return <Loaded from={rules}>{(found) => <RulesBody communityId={communityId} rules={found} />}</Loaded>
}

function RulesBody({ communityId, rules }: { communityId: string; rules: Rules }) {
  const { t } = useWords()
  // An unfinished draft opens by itself: what was typed is not lost out of sight.
  const [editing, setEditing] = useState(() => readDraft(rulesDraftName(communityId)) !== null)
  return (
    <div className="two">
      <Sheet
        title={t('rules.version', { version: rules.current.version })}
        beside={!editing && <Button onClick={() => setEditing(true)}>{t('rules.edit')}</Button>}
      >
        {editing ? (
          <RulesEditor communityId={communityId} current={rules.current} onDone={() => setEditing(false)} />
        ) : (
          <>
            <Articles articles={rules.current.articles} />
            <VersionLine version={rules.current} />
          </>
        )}
      </Sheet>
      <Sheet title={t('rules.earlier')}>
        {rules.earlier.length === 0 && <p className="muted">{t('rules.noEarlier')}</p>}
        {rules.earlier.map((version) => (
          <details key={version.version} className="rules-old">
            <summary>
              {t('rules.version', { version: version.version })} <VersionLine version={version} />
            </summary>
            <Articles articles={version.articles} />
          </details>
        ))}
      </Sheet>
    </div>
  )
}

function Articles({ articles }: { articles: readonly string[] }) {
  return (
    <ol className="articles">
      {articles.map((article) => (
        <li key={article}>{article}</li>
      ))}
    </ol>
  )
}

function VersionLine({ version }: { version: RulesVersion }) {
  const { t } = useWords()
  const formats = useFormats()
  return (
    <span className="muted small">
      {t('rules.published', { at: formats.moment(version.publishedAt), name: version.changedBy?.name ?? '–' })} ·{' '}
      {t('rules.accepted', { count: version.accepted })}
    </span>
  )
}
