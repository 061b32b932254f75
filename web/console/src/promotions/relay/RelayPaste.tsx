/** A text from the chat: pasted, compared line by line, and taken over only when the organiser has seen it. */
import { Button, Input } from 'antd'
import { comparePasteEndpoint, takePasteEndpoint } from '../../../../../server/modules/promotions/contract.ts'
import { useAct } from '../../../../ui/asking.ts'
import { useDraft } from '../../../../ui/drafts.ts'
import { useWords } from '../../../../ui/words/index.ts'
import { useSaying } from '../../app/use-saying.ts'
import type { Activity } from '../shapes.ts'
import { changedByEntries, type Comparison } from './shapes.ts'

export function RelayPaste({ activityId }: { activityId: Activity['id'] }) {
  const { t } = useWords()
  const saying = useSaying()
  const [text, setText, dropText] = useDraft(`relay-paste-${activityId}`, '')
  const compare = useAct(comparePasteEndpoint, { onFailure: saying.failure })
  const take = useAct(takePasteEndpoint, {
    refreshes: changedByEntries,
    onDone: ({ changed }) => {
      saying.done(t('relay.pasted', { count: changed }))
      compare.reset()
      dropText()
    },
    // Somebody entered meanwhile: what they typed stays, and is compared anew.
    onFailure: (failure) => {
      saying.failure(failure)
      compare.reset()
    },
  })
  const seen = compare.data
  return (
    <section className="relay-paste">
      <h3>{t('relay.paste')}</h3>
      <p className="muted small">{t('relay.pasteText')}</p>
      <Input.TextArea
        aria-label={t('relay.paste')}
        placeholder={t('relay.pasteHint')}
        value={text}
        autoSize={{ minRows: 4, maxRows: 12 }}
        onChange={(event) => {
          setText(event.target.value)
          compare.reset()
        }}
      />
      <div className="form-foot">
        <Button
          disabled={text.trim() === ''}
          loading={compare.isPending}
          onClick={() => compare.mutate({ activityId, text })}
        >
          {t('relay.compare')}
        </Button>
      </div>
      {seen && (
        <Differences
          seen={seen}
          busy={take.isPending}
          onTake={() => take.mutate({ activityId, text, revision: seen.revision })}
        />
      )}
    </section>
  )
}

type Words = { seen: Comparison; busy: boolean; onTake: () => void }
const colours = { add: 'tag-brand', change: 'tag-amber', cancel: 'tag-red', same: '' } as const

function Differences({ seen: { rows, bad, unsaid }, busy, onTake }: Words) {
  const { t } = useWords()
  const changes = rows.filter(({ kind }) => kind !== 'same')
  return (
    <div aria-live="polite">
      <ul className="lines">
        {changes.map((row) => (
          <li key={row.line} className="line">
            <span className={`tag ${colours[row.kind]}`}>{t(`relay.kind.${row.kind}`)}</span>
            <div className="line-body wrap">
              {row.id && row.no !== null && `${row.no}. `}
              <b>{row.name}</b> {wishOf(row)}
              {row.kind === 'change' && row.before && (
                <small className="muted"> {t('relay.before', { wish: wishOf(row.before) })}</small>
              )}
            </div>
          </li>
        ))}
        {bad.map(({ line, text, why, word }) => (
          <li key={`bad ${line}`} className="line">
            <span className="tag tag-red">{t('relay.badLine', { line })}</span>
            <div className="line-body wrap">
              {text}
              <small className="muted"> {t(`relay.bad.${why}`, { word })}</small>
            </div>
          </li>
        ))}
      </ul>
      {unsaid.length > 0 && (
        <p className="muted small">
          {t('relay.unsaid', { names: unsaid.map(({ no, name }) => `${no}. ${name}`).join('、') })}
        </p>
      )}
      {changes.length === 0 ? (
        <p className="muted">{t('relay.nothingNew')}</p>
      ) : (
        <Button type="primary" loading={busy} onClick={onTake}>
          {t('relay.take', { count: changes.length })}
        </Button>
      )}
    </div>
  )
}

type Wish = { lines: readonly { item: string; quantity: number }[]; point: string | null }
const wishOf = ({ lines, point }: Wish) =>
  [...lines.map(({ item, quantity }) => `${item}×${quantity}`), ...(point ? [`@${point}`] : [])].join(' ')
