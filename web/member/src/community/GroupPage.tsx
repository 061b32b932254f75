import { useState } from 'react'
import {
  type Group,
  type GroupId,
  leaveGroupEndpoint,
  readGroupEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { setQuietEndpoint } from '../../../../server/modules/messaging/contract.ts'
import { useAsk } from '../../../ui/asking.ts'
import { useInbox, useSync } from '../../../ui/sync/react.ts'
import { useWords } from '../../../ui/words/index.ts'
import { Answered } from '../app/Answered.tsx'
import { ConfirmSheet } from '../app/ConfirmSheet.tsx'
import { attempt } from '../app/failing.ts'
import { Icon, type IconName } from '../app/Icon.tsx'
import { Link } from '../app/Link.tsx'
import { useFormats } from '../app/me.ts'
import { Switch } from '../app/Switch.tsx'
import { Page } from '../app/Page.tsx'
import { go } from '../app/router.ts'
import type { PageProps } from '../app/route.ts'
import { GroupMark } from '../messaging/GroupRow.tsx'
import { InviteSheet } from './InviteSheet.tsx'

/** What a group is and everything about it. */
export default function GroupPage({ params }: PageProps) {
  const { t } = useWords()
  const groupId = params.groupId as GroupId
  const group = useAsk(readGroupEndpoint, { groupId })
  return (
    <Page title={t('group.title')} back={`/g/${groupId}`}>
      <Answered from={group} rows={6}>
        {(found) => <About group={found as Group} />}
      </Answered>
    </Page>
  )
}

function About({ group }: { group: Group }) {
  const { t } = useWords()
  const { people } = useFormats()
  const at = `/g/${group.id}`
  return (
    <>
      <section className="card-head">
        <GroupMark id={group.id} name={group.name} size={64} />
        <h2>{group.name}</h2>
        <p className="faint">{group.communityName}</p>
        {group.about ? <p>{group.about}</p> : null}
      </section>
      <ul className="rows">
        <Row to={`/search?g=${group.id}`} icon="search" text={t('search.here')} />
        <Row to={`${at}/kept/announcement`} icon="announce" text={t('kept.announcement')} />
        <Row to={`${at}/kept/digest`} icon="digest" text={t('kept.digest')} />
        <Row to={`${at}/kept/files`} icon="file" text={t('kept.files')} />
        <Row to={`${at}/topics`} icon="topic" text={t('topic.all')} />
        <Row to={`/c/${group.communityId}/shop`} icon="shop" text={t('group.shop')} />
        <Row to={`/c/${group.communityId}/activities`} icon="gift" text={t('group.activities')} />
        <Row to={`${at}/members`} icon="people" text={t('members.title')} side={people(group.taken)} />
        <Row to={`${at}/rules`} icon="rules" text={t('rules.title')} />
      </ul>
      <Invite group={group} />
      <QuietSwitch groupId={group.id} />
      {group.myRole ? <Leave group={group} /> : null}
    </>
  )
}

function Row({ to, icon, text, side }: { to: string; icon: IconName; text: string; side?: string }) {
  return (
    <li>
      <Link to={to} className="row">
        <Icon name={icon} />
        <span className="row-words">{text}</span>
        <span className="faint">{side}</span>
        <Icon name="next" size={18} />
      </Link>
    </li>
  )
}

function Invite({ group }: { group: Group }) {
  const { t } = useWords()
  const [isOpen, setIsOpen] = useState(false)
  if (group.threshold.kind === 'invitation' || group.closedAt) return null
  return (
    <>
      <button type="button" className="row row-button" onClick={() => setIsOpen(true)}>
        <Icon name="plus" />
        <span className="row-words">{t('invite.title')}</span>
      </button>
      {isOpen ? <InviteSheet group={group} close={() => setIsOpen(false)} /> : null}
    </>
  )
}

function QuietSwitch({ groupId }: { groupId: GroupId }) {
  const { t } = useWords()
  const sync = useSync()
  const row = useInbox().rows.find((each) => each.group.id === groupId)
  if (!row) return null
  async function change(quiet: boolean) {
    sync.inbox.setQuiet(groupId, quiet)
    if (!(await attempt(() => sync.ask(setQuietEndpoint, { groupId, quiet })))) sync.inbox.setQuiet(groupId, !quiet)
  }
  return (
    <Switch
      icon="quiet"
      label={t('group.quiet')}
      hint={t('group.quietHint')}
      isOn={row.quiet}
      change={(quiet) => void change(quiet)}
    />
  )
}

function Leave({ group }: { group: Group }) {
  const { t } = useWords()
  const sync = useSync()
  const [isAsking, setIsAsking] = useState(false)
  async function leave() {
    if (!(await attempt(() => sync.ask(leaveGroupEndpoint, { groupId: group.id })))) return
    go('/', 'instead')
    await sync.refreshInbox().catch(() => {})
  }
  return (
    <>
      <button type="button" className="row row-button row-danger" onClick={() => setIsAsking(true)}>
        <Icon name="leave" />
        <span className="row-words">{t('group.leave')}</span>
      </button>
      {isAsking ? (
        <ConfirmSheet
          title={t('group.leaveAsk', { name: group.name })}
          text={t('group.leaveHint')}
          deed={t('group.leave')}
          onDo={leave}
          close={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}
