/** Groups of a community, and the ways to show them. */
import { z } from 'zod'
import { endpoint, pageOf } from '../../../kernel/contract.ts'
import { displayName } from '../../identity/contract.ts'
import { CapTooSmall } from './problems.ts'
import { communityId, group, groupId, threshold } from './shapes.ts'

export const openGroupEndpoint = endpoint({
  name: 'community.open_group',
  route: 'POST /communities/:communityId/groups',
  summary: 'Open another group in a community',
  input: z.object({
    communityId,
    name: displayName,
    about: z.string().max(1000).optional(),
    cap: z.number().int().min(2).max(100_000).optional(),
    threshold: threshold.optional(),
  }),
  output: group,
})
export const listGroupsEndpoint = endpoint({
  name: 'community.list_groups',
  route: 'GET /communities/:communityId/groups',
  summary: 'The groups of a community that I may look into, in the order in which they were opened',
  input: z.object({
    communityId,
    after: groupId.optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: pageOf(group),
})
export const readGroupEndpoint = endpoint({
  name: 'community.read_group',
  route: 'GET /groups/:groupId',
  summary: 'One group as its members and operators see it',
  input: z.object({ groupId }),
  output: group,
})
export const changeGroupEndpoint = endpoint({
  name: 'community.change_group',
  route: 'PATCH /groups/:groupId',
  summary: 'Change name, card, cap, threshold, slow mode; a larger cap moves the waiting list',
  input: z.object({
    groupId,
    name: displayName.optional(),
    about: z.string().max(1000).optional(),
    cap: z.number().int().min(2).max(100_000).optional(),
    threshold: threshold.optional(),
    slowModeSeconds: z.number().int().min(0).max(3600).optional(),
    whoMayMentionAll: group.shape.whoMayMentionAll.optional(),
  }),
  output: group,
  problems: [CapTooSmall],
})
export const closeGroupEndpoint = endpoint({
  name: 'community.close_group',
  route: 'POST /groups/:groupId/close',
  summary: 'Close a group; its history stays readable',
  input: z.object({ groupId, reason: z.string().trim().min(1).max(200) }),
  output: group,
})
export const reopenGroupEndpoint = endpoint({
  name: 'community.reopen_group',
  route: 'POST /groups/:groupId/reopen',
  summary: 'Open a closed group again',
  input: z.object({ groupId }),
  output: group,
})
export const renewJoinCodeEndpoint = endpoint({
  name: 'community.renew_join_code',
  route: 'POST /groups/:groupId/join-code',
  summary: 'Replace the join link; the old one stops working',
  input: z.object({ groupId }),
  output: group,
})
export const drawPosterEndpoint = endpoint({
  name: 'community.draw_poster',
  route: 'GET /groups/:groupId/poster.png',
  summary: 'QR poster of a group as a picture',
  input: z.object({ groupId }),
  transfer: 'binary',
})
export const drawJoinQrEndpoint = endpoint({
  name: 'community.draw_join_qr',
  route: 'GET /groups/:groupId/qr.svg',
  summary: 'The join link as a QR code (SVG)',
  input: z.object({ groupId }),
  transfer: 'binary',
})
