/** Endpoint → who may → what it does. */
import { route } from '../../kernel/route.ts'
import { assistantOf, memberOf } from '../community/index.ts'
import { operator, signedIn } from '../identity/index.ts'
import * as window from './contract.ts'
import { askForRebuild } from './operations/ask-for-rebuild.ts'
import { listEvidence } from './queries/list-evidence.ts'
import { drawField } from './queries/draw-field.ts'
import { listField } from './queries/list-field.ts'
import { readFieldChoices } from './queries/read-field-choices.ts'
import { readGroupInsight } from './queries/read-group-insight.ts'
import { readRebuild } from './queries/read-rebuild.ts'
import { readSurvival } from './queries/read-survival.ts'
import { readTalk } from './queries/read-talk.ts'
import { readToday } from './queries/read-today.ts'

// Everybody signed in may ask for the day and the field: both show only groups that one runs, a plain member none.
export const routes = [
  route(window.readTodayEndpoint, { who: signedIn, does: readToday }),
  route(window.listGroupCardsEndpoint, { who: signedIn, does: listField }),
  route(window.readFieldEndpoint, { who: signedIn, does: readFieldChoices }),
  route(window.drawFieldEndpoint, { who: signedIn, does: drawField }),
  route(window.readGroupInsightEndpoint, { who: assistantOf, does: readGroupInsight }),
  route(window.listEvidenceEndpoint, { who: assistantOf, does: listEvidence }),
  route(window.readTalkEndpoint, { who: memberOf, does: readTalk }),
  route(window.readSurvivalEndpoint, { who: operator, does: (ctx) => readSurvival(ctx) }),
  route(window.rebuildInsightEndpoint, { who: operator, does: (ctx) => askForRebuild(ctx) }),
  route(window.readRebuildEndpoint, { who: operator, does: (ctx) => readRebuild(ctx) }),
]
