/** What may be done about a member; what can be taken back offers that instead of asking first. */
import { App, type MenuProps } from 'antd'
import {
  changeMemberEndpoint,
  liftBanEndpoint,
  listBansEndpoint,
  listMembersEndpoint,
  type MemberRole,
  memberRole,
  readGroupEndpoint,
  removeMemberEndpoint,
} from '../../../../server/modules/community/contract.ts'
import { readGroupInsightEndpoint } from '../../../../server/modules/insight/contract.ts'
import { useAct } from '../../../ui/asking.ts'
import { useWords } from '../../../ui/words/index.ts'
import { useReason } from '../app/use-reason.tsx'
import { useSaying } from '../app/use-saying.ts'
import { muteTimes } from './mutes.ts'
import type { Group, Member } from './shapes.ts'
import { useTitleDialog } from './use-title-dialog.tsx'

export function useMemberActs(member: Member, group: Group) {
  const { t } = useWords()
  const change = useChangeMember(member, group)
  const remove = useRemove(member, group)
  const askTitle = useTitleDialog()
  const muted = member.mutedUntil !== null && Date.parse(member.mutedUntil) > Date.now()
  const roles = memberRole.options.filter((role) => role !== member.role)
  const items: MenuProps['items'] =
    member.role === 'owner'
      ? [{ key: 'title', label: t('members.setTitle') }]
      : [
          {
            key: 'role',
            label: t('members.setRole'),
            children: roles.map((role) => ({ key: `role:${role}`, label: t(`memberRole.${role}`) })),
          },
          { key: 'title', label: t('members.setTitle') },
          muted
            ? { key: 'mute:0', label: t('members.unmute') }
            : {
                key: 'mute',
                label: t('members.mute'),
                children: muteTimes.map((minutes) => ({ key: `mute:${minutes}`, label: t(`muteTime.${minutes}`) })),
              },
          { type: 'divider' },
          { key: 'remove', label: t('members.remove'), danger: true },
          { key: 'ban', label: t('members.ban'), danger: true },
        ]
  const run = async (key: string) => {
    const [act, value] = key.split(':')
    if (act === 'role' && value) return change.role(value as MemberRole)
    if (act === 'mute' && value) return change.mute(Number(value))
    if (act === 'title') {
      const title = await askTitle(member)
      if (title !== null) change.title(title)
    }
    if (act === 'remove' || act === 'ban') return remove(act === 'ban')
  }
  return { items, run }
}

function useChangeMember(member: Member, group: Group) {
  const { t } = useWords()
  const saying = useSaying()
  const { modal } = App.useApp()
  const act = useAct(changeMemberEndpoint, {
    refreshes: [listMembersEndpoint, readGroupEndpoint],
    onFailure: saying.failure,
  })
  const who = { groupId: group.id, personId: member.person.id }
  const { name } = member.person
  const setRole = async (role: MemberRole) => {
    if (!(await act.run({ ...who, role }))) return
    if (role === 'owner') return saying.done(t('members.handedOver', { name }))
    const sentence = t('members.roleSet', { name, role: t(`memberRole.${role}`) })
    saying.undoable(sentence, () => act.mutate({ ...who, role: member.role }))
  }
  const handOver = () =>
    modal.confirm({
      title: t('members.handOver', { name }),
      content: t('members.handOverText'),
      onOk: () => setRole('owner'),
    })
  return {
    role: (role: MemberRole) => (role === 'owner' ? handOver() : setRole(role)),
    mute: async (minutes: number) => {
      if (!(await act.run({ ...who, muteMinutes: minutes }))) return
      if (minutes === 0) return saying.done(t('members.unmuted', { name }))
      const sentence = t('members.mutedFor', { name, time: t(`muteTime.${minutes}`) })
      saying.undoable(sentence, () => act.mutate({ ...who, muteMinutes: 0 }))
    },
    title: async (title: string) => {
      if (await act.run({ ...who, title })) saying.done(t('common.saved'))
    },
  }
}

function useRemove(member: Member, group: Group) {
  const { t } = useWords()
  const saying = useSaying()
  const askReason = useReason()
  const act = useAct(removeMemberEndpoint, {
    refreshes: [listMembersEndpoint, readGroupEndpoint, listBansEndpoint, readGroupInsightEndpoint],
    onFailure: saying.failure,
  })
  const lift = useAct(liftBanEndpoint, { refreshes: [listBansEndpoint], onFailure: saying.failure })
  const { id: personId, name } = member.person
  return async (ban: boolean) => {
    const reason = await askReason({
      title: t(ban ? 'members.banTitle' : 'members.removeTitle', { name }),
      text: t(ban ? 'members.banText' : 'members.removeText', { community: group.communityName }),
      ok: t(ban ? 'members.ban' : 'members.remove'),
      hints: [t('members.reasonAdverts'), t('members.reasonQuarrel'), t('members.reasonOffTopic')],
    })
    if (!reason) return
    if (!(await act.run({ groupId: group.id, personId, reason, ban: ban ? 'true' : 'false' }))) return
    if (!ban) return saying.done(t('members.removed', { name }))
    saying.undoable(t('members.banned', { name }), () => lift.mutate({ communityId: group.communityId, personId }))
  }
}
