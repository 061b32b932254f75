/** The versioned rules and their acceptance. */
import { z } from 'zod'
import { endpoint, versionSeen } from '../../../kernel/contract.ts'
import { NotAMember, RulesChangedMeanwhile, RulesNotAccepted } from './problems.ts'
import { communityId, rulesVersion } from './shapes.ts'

export const readRulesEndpoint = endpoint({
  name: 'community.read_rules',
  route: 'GET /communities/:communityId/rules',
  summary: 'The rules with all earlier versions, newest first',
  input: z.object({ communityId }),
  output: z.object({
    current: rulesVersion,
    earlier: z.array(rulesVersion),
    myAcceptedVersion: z.number().int().nullable(),
  }),
})
export const publishRulesEndpoint = endpoint({
  name: 'community.publish_rules',
  route: 'POST /communities/:communityId/rules',
  summary: 'Publish a new version of the rules; members are asked to accept it',
  input: z.object({
    communityId,
    /** The version the author started from. */
    basedOn: z.number().int().min(0),
    articles: z.array(z.string().trim().min(1).max(500)).min(1).max(30),
  }),
  output: rulesVersion,
  problems: [RulesChangedMeanwhile],
})
export const acceptRulesEndpoint = endpoint({
  name: 'community.accept_rules',
  route: 'POST /communities/:communityId/rules/acceptance',
  summary: 'Accept the current rules',
  input: z.object({ communityId, version: versionSeen }),
  problems: [RulesNotAccepted, NotAMember],
})
