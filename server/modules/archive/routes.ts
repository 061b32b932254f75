/** Endpoint → who may → what it does. A leaked key must not carry a tenant away: all of it is done in person. */
import { route } from '../../kernel/route.ts'
import { communityOwner, ownerOf } from '../community/index.ts'
import { inPerson, owner, signedIn } from '../identity/index.ts'
import * as window from './contract.ts'
import { exportCommunity, exportGroup, exportMe, exportTenant } from './operations/ask-for-export.ts'
import { askForRestoration, keepArchive } from './operations/ask-for-restoration.ts'
import { requestDeparture } from './operations/request-departure.ts'
import { removeExport, retryExport } from './operations/retry-export.ts'
import { openExport } from './queries/open-export.ts'
import { readDeparture } from './queries/read-departure.ts'
import { listExports, readExport } from './queries/view-exports.ts'
import { listRestorations } from './queries/view-restorations.ts'

const myself = inPerson(signedIn)
const slowly = { perMinute: 20 }

export const routes = [
  route(window.exportGroupEndpoint, {
    who: async (ctx, input) => {
      await myself(ctx, input)
      await ownerOf(ctx, input)
    },
    does: exportGroup,
    pace: slowly,
  }),
  route(window.exportCommunityEndpoint, {
    who: async (ctx, input) => {
      await myself(ctx, input)
      await communityOwner(ctx, input)
    },
    does: exportCommunity,
    pace: slowly,
  }),
  route(window.exportTenantEndpoint, { who: inPerson(owner), does: exportTenant, pace: slowly }),
  route(window.exportMeEndpoint, { who: myself, does: exportMe, pace: slowly }),
  route(window.listExportsEndpoint, { who: myself, does: listExports }),
  route(window.readExportEndpoint, { who: myself, does: readExport }),
  route(window.retryExportEndpoint, { who: myself, does: retryExport, pace: slowly }),
  route(window.removeExportEndpoint, { who: myself, does: removeExport }),
  route(window.fetchExportEndpoint, { who: myself, does: openExport, pace: slowly }),

  route(window.restoreArchiveEndpoint, {
    who: inPerson(owner),
    receives: keepArchive,
    does: askForRestoration,
    pace: slowly,
  }),
  route(window.listRestorationsEndpoint, { who: inPerson(owner), does: listRestorations }),

  route(window.readDepartureEndpoint, { who: myself, does: readDeparture }),
  route(window.requestDepartureEndpoint, { who: myself, does: requestDeparture, pace: slowly }),
]
