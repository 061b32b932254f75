import type { Threshold } from '../contract.ts'

type Words = {
  invites: string
  promises: string
  scan: string
  owner: (name: string) => string
  how: (threshold: Threshold) => string
}

const zh: Words = {
  invites: '邀请你加入',
  promises: '我们的承诺',
  scan: '扫码加入',
  owner: (name) => `群主 ${name}`,
  how: (threshold) => {
    if (threshold.kind === 'open') return '手机扫一扫，读一遍群规，写下你的称呼，就能进群。'
    if (threshold.kind === 'invitation') return '手机扫一扫，先认识我们；入群需要群主发给你的邀请链接。'
    if (threshold.kind === 'fee') return '手机扫一扫，先看会员价格、权益和退款规则，开通后进群。'
    const count = threshold.questions.length
    return `手机扫一扫，读一遍群规，${count > 0 ? `回答 ${count} 个问题，` : ''}等群主通过后进群。`
  },
}

const en: Words = {
  invites: 'You are invited to join',
  promises: 'What we promise',
  scan: 'Scan to join',
  owner: (name) => `Owner: ${name}`,
  how: (threshold) => {
    if (threshold.kind === 'open') return 'Scan with your phone, read the rules, tell your name, and you are in.'
    if (threshold.kind === 'invitation')
      return 'Scan to get to know us; joining takes an invitation link from the owner.'
    if (threshold.kind === 'fee') return 'Scan to read the price, the benefits and the refund rule; members are in.'
    const count = threshold.questions.length
    const answer = count > 0 ? ` answer ${count} question${count > 1 ? 's' : ''},` : ''
    return `Scan with your phone, read the rules,${answer} and wait for the owner's approval.`
  },
}

/** The words printed on a poster, in the language of the tenant. */
export const posterWords = { 'zh-CN': zh, en } as const
