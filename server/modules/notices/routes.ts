/** Endpoint → who may → what it does. */
import { route } from '../../kernel/route.ts'
import { inPerson, signedIn } from '../identity/index.ts'
import * as window from './contract.ts'
import { addDevice } from './operations/add-device.ts'
import { changeWishes } from './operations/change-wishes.ts'
import { offerKey } from './operations/keep-key.ts'
import { readTidings } from './operations/read-tidings.ts'
import { removeDevice } from './operations/remove-device.ts'
import { tryNotice } from './operations/try-notice.ts'
import { countTidings } from './queries/count-tidings.ts'
import { listTidings } from './queries/list-tidings.ts'
import { readNotices } from './queries/read-notices.ts'

const myself = inPerson(signedIn)

export const routes = [
  route(window.readNoticesEndpoint, { who: myself, does: readNotices }),
  route(window.listTidingsEndpoint, { who: myself, does: listTidings }),
  route(window.countTidingsEndpoint, { who: myself, does: countTidings }),
  route(window.readTidingsEndpoint, { who: myself, does: readTidings }),
  route(window.changeWishesEndpoint, { who: myself, does: changeWishes }),
  route(window.offerKeyEndpoint, { who: myself, does: offerKey }),
  route(window.addDeviceEndpoint, { who: myself, does: addDevice, secret: true, pace: { perMinute: 30 } }),
  route(window.removeDeviceEndpoint, { who: myself, does: removeDevice }),
  route(window.tryNoticeEndpoint, { who: myself, does: tryNotice, pace: { perMinute: 10 } }),
]
