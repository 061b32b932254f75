/** Founding a community, finding and changing it. */
import { z } from 'zod'
import { endpoint, pageOf } from '../../../kernel/contract.ts'
import { displayName } from '../../identity/contract.ts'
import { community, communityId, group, preset, region, threshold } from './shapes.ts'

const label = z.string().trim().max(40)

export const presetCard = z.object({
  preset,
  name: z.object({ zh: z.string(), en: z.string() }),
  about: z.object({ zh: z.string(), en: z.string() }),
  groupName: z.string(),
  rules: z.array(z.string()),
  welcome: z.string(),
  promises: z.array(z.string()),
  threshold,
  cap: z.number().int(),
})
export const listPresetsEndpoint = endpoint({
  name: 'community.list_presets',
  route: 'GET /presets',
  summary: 'What a new community may start from',
  output: z.object({ rows: z.array(presetCard) }),
})

export const foundCommunityEndpoint = endpoint({
  name: 'community.found_community',
  route: 'POST /communities',
  summary: 'Create a community from a preset with its first group, rules, welcome, threshold and join link in one step',
  input: z.object({
    preset,
    name: displayName,
    groupName: displayName.optional(),
    about: z.string().max(1000).optional(),
    interest: label.optional(),
    industry: label.optional(),
    region: region.partial().optional(),
    cap: z.number().int().min(2).max(100_000).optional(),
    threshold: threshold.optional(),
    rules: z.array(z.string().trim().min(1).max(500)).max(30).optional(),
  }),
  output: z.object({ community, group }),
})

export const listCommunitiesEndpoint = endpoint({
  name: 'community.list_communities',
  route: 'GET /communities',
  summary: 'Communities I may see, with filters',
  input: z.object({
    q: z.string().max(80).optional(),
    city: z.string().max(40).optional(),
    interest: z.string().max(40).optional(),
    industry: z.string().max(40).optional(),
    archived: z.stringbool().default(false),
    after: z.string().max(80).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: pageOf(community),
})
export const readCommunityEndpoint = endpoint({
  name: 'community.read_community',
  route: 'GET /communities/:communityId',
  summary: 'One community with its first 50 groups',
  input: z.object({ communityId }),
  output: z.object({ community, groups: z.array(group) }),
})
export const changeCommunityEndpoint = endpoint({
  name: 'community.change_community',
  route: 'PATCH /communities/:communityId',
  summary: 'Change the name, card or welcome of a community',
  input: z.object({
    communityId,
    name: displayName.optional(),
    about: z.string().max(1000).optional(),
    interest: label.optional(),
    industry: label.optional(),
    region: region.partial().optional(),
    welcome: z.string().max(1000).optional(),
    promises: z.array(z.string().trim().min(1).max(200)).max(10).optional(),
    archived: z.boolean().optional(),
  }),
  output: community,
})
