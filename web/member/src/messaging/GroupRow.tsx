import type { TFunction } from 'i18next'
import type { InboxRow } from '../../../../server/modules/messaging/contract.ts'
import { colourOf } from '../../../ui/portrait.ts'
import '../../../ui/portrait.css'
import { useWords } from '../../../ui/words/index.ts'
import { Icon } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'

/** One group in the list: what was said last, and what waits for me. */
export function GroupRow({ row, isChosen }: { row: InboxRow; isChosen: boolean }) {
  const { t } = useWords()
  const { moment } = useFormats()
  const { group, last, cursor, quiet } = row
  return (
    <li>
      <Link to={`/g/${group.id}`} className="group-row" aria-current={isChosen ? 'true' : undefined}>
        <GroupMark id={group.id} name={group.name} />
        <span className="group-row-words">
          <span className="group-row-name">{group.name}</span>
          <span className="group-row-last">
            {cursor.mentions > 0 ? <em>{t('inbox.mentioned')}</em> : null}
            {last ? lastLine(last, t) : group.communityName}
          </span>
        </span>
        <span className="group-row-side">
          <time>{last ? moment(last.at) : ''}</time>
          {quiet ? <Icon name="quiet" size={14} /> : null}
          <UnreadBadge unread={cursor.unread} quiet={quiet} />
        </span>
      </Link>
    </li>
  )
}

/** A group's first letters on a soft colour, square to tell groups from people. */
export function GroupMark({ id, name, size = 44 }: { id: string; name: string; size?: number }) {
  const letters = [...name.replace(/[^\p{L}\p{N}]/gu, '')].slice(0, 2).join('')
  const style = { width: size, height: size, fontSize: Math.round(size * 0.36) }
  return (
    <span className={`portrait group-mark portrait-${colourOf(id)}`} style={style} aria-hidden="true">
      {letters}
    </span>
  )
}

function UnreadBadge({ unread, quiet }: { unread: number; quiet: boolean }) {
  const { t } = useWords()
  if (unread === 0) return null
  return (
    <span className={quiet ? 'badge badge-quiet' : 'badge'}>
      {unread > 99 ? '99+' : unread}
      <span className="unseen">{t('inbox.unread')}</span>
    </span>
  )
}

function lastLine(last: NonNullable<InboxRow['last']>, t: TFunction): string {
  const by = last.by ?? t('chat.someone')
  if (last.recalled) return t('chat.recalledBy', { name: by })
  if (last.kind === 'system') return last.text
  const said = last.text || t(`kind.${last.kind}`)
  return last.by ? t('inbox.line', { name: last.by, text: said }) : said
}
