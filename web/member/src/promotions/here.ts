/** On which channel this page is looked at: its rules decide what is offered. */
import type { Channel } from '../../../../server/modules/promotions/contract.ts'

export function channelOf(agent: string): Channel {
  if (/wxwork/i.test(agent)) return 'wecom'
  if (/micromessenger/i.test(agent)) return /miniprogram/i.test(agent) ? 'weapp' : 'wechat_h5'
  return 'web'
}

export const channelHere = (): Channel => channelOf(navigator.userAgent)
