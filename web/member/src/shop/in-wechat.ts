/** Paying inside WeChat: it has to know who pays before the payment begins, and asks for the password itself. */
const place = 'qunluo.payer-sign-in'

/** WeCom calls itself so too, but pays otherwise. */
export const isInWechat = (agent = navigator.userAgent) => /MicroMessenger/i.test(agent) && !/wxwork/i.test(agent)

/** Goes with the payer to WeChat and comes back with them: a code under another `state` was not asked for by this page. */
export function freshState(): string {
  const state = crypto.randomUUID().replaceAll('-', '')
  sessionStorage.setItem(place, state)
  return state
}

/** The code the payer came back with, once: the address forgets it, so that a reload does not bring a used one. */
export function takePayerCode(): string | null {
  const query = new URLSearchParams(location.search)
  const asked = sessionStorage.getItem(place)
  const code = query.get('code')
  if (!code || !asked || query.get('state') !== asked) return null
  sessionStorage.removeItem(place)
  history.replaceState(history.state, '', location.pathname)
  return code
}

export type CallOutcome = 'ok' | 'cancel' | 'fail'
type Fields = Record<string, string>
type Bridge = { invoke: (name: string, fields: Fields, tell: (answer: { err_msg: string }) => void) => void }

/** Has WeChat ask for the password. What it answers is not proof: whether money came is told by the server. */
export async function callWechat({ appId, timeStamp, nonceStr, package: prepay, signType, paySign }: Fields) {
  const bridge = await readyBridge()
  const fields = { appId, timeStamp, nonceStr, package: prepay, signType, paySign } as Fields
  return new Promise<CallOutcome>((tell) => {
    bridge.invoke('getBrandWCPayRequest', fields, ({ err_msg }) => {
      const said = err_msg.split(':').at(-1)
      tell(said === 'ok' || said === 'cancel' ? said : 'fail')
    })
  })
}

/** Has WeChat ask the payee to confirm a transfer (确认收款). Whether money came is told by the server. */
export async function requestTransfer({ mchId, appId, package: bill }: Fields) {
  const bridge = await readyBridge()
  return new Promise<CallOutcome>((tell) => {
    bridge.invoke('requestMerchantTransfer', { mchId, appId, package: bill } as Fields, ({ err_msg }) => {
      const said = err_msg.split(':').at(-1)
      tell(said === 'ok' || said === 'cancel' ? said : 'fail')
    })
  })
}

function readyBridge(): Promise<Bridge> {
  const present = () => (window as { WeixinJSBridge?: Bridge }).WeixinJSBridge
  const bridge = present()
  if (bridge) return Promise.resolve(bridge)
  return new Promise((ready) =>
    document.addEventListener('WeixinJSBridgeReady', () => ready(present() as Bridge), { once: true }),
  )
}
