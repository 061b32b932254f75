import { Button, Input } from 'antd'
import { ArrowDownIcon, ArrowUpIcon, DeleteIcon } from 'tdesign-icons-react'
import { useWords } from '../../../ui/words/index.ts'
import { changed, moved, removed } from './articles.ts'

type Words = { articles: readonly string[]; onWrite: (next: readonly string[]) => void }

/** Articles to write in, move and take out. */
export function ArticleList({ articles, onWrite }: Words) {
  const { t } = useWords()
  return (
    <ol className="articles-edit">
      {articles.map((article, at) => (
        // Articles have no identity but their place while they are written.
        <li key={at}>
          <Input.TextArea
            aria-label={t('rules.article', { number: at + 1 })}
            maxLength={500}
            autoSize
            value={article}
            onChange={(event) => onWrite(changed(articles, at, event.target.value))}
          />
          <ArticleActs articles={articles} at={at} onWrite={onWrite} />
        </li>
      ))}
    </ol>
  )
}

function ArticleActs({ articles, at, onWrite }: Words & { at: number }) {
  const { t } = useWords()
  const number = at + 1
  const acts = [
    { word: t('rules.up', { number }), Icon: ArrowUpIcon, idle: at === 0, next: () => moved(articles, at, -1) },
    {
      word: t('rules.down', { number }),
      Icon: ArrowDownIcon,
      idle: number === articles.length,
      next: () => moved(articles, at, 1),
    },
    { word: t('rules.remove', { number }), Icon: DeleteIcon, idle: false, next: () => removed(articles, at) },
  ]
  return (
    <span className="article-acts">
      {acts.map(({ word, Icon, idle, next }) => (
        <Button
          key={word}
          type="text"
          icon={<Icon aria-hidden="true" />}
          aria-label={word}
          disabled={idle}
          onClick={() => onWrite(next())}
        />
      ))}
    </span>
  )
}
