/** Refusals of identity. */
import { problem } from '../../../kernel/contract.ts'

export const LinkInvalid = problem('identity.link_invalid', 410, {
  zh: '这个登录链接已失效或已用过，请重新获取。',
  en: 'This sign-in link has expired or was used; please ask for a new one.',
})
export const WrongPassword = problem('identity.wrong_password', 401, {
  zh: '账号或密码不对。',
  en: 'The address or the password is not right.',
})
export const AccountLocked = problem('identity.account_locked', 423, {
  zh: '尝试次数太多，请 {retryAfter} 秒后再试，或改用一次性登录链接。',
  en: 'Too many tries; wait {retryAfter} seconds or use a one-time link.',
})
export const AddressTaken = problem('identity.address_taken', 409, {
  zh: '这个地址不能绑定，请换一个。',
  en: 'This address cannot be used; please choose another.',
})
export const AddressInvalid = problem('identity.address_invalid', 400, {
  zh: '请填写正确的邮箱或手机号。',
  en: 'Please enter a valid e-mail address or phone number.',
})
export const WeakPassword = problem('identity.weak_password', 400, {
  zh: '密码太常见或太短，请换一个至少 10 位的密码。',
  en: 'This password is too common or too short; use at least 10 characters.',
})
export const AlreadySetUp = problem('identity.already_set_up', 409, {
  zh: '已经完成初始化，请直接登录。',
  en: 'Set-up is already done; please sign in.',
})
export const LastOwner = problem('identity.last_owner', 409, {
  zh: '至少要保留一位所有者。',
  en: 'At least one owner must remain.',
})
export const AccountMissing = problem('identity.account_missing', 409, {
  zh: '请先绑定邮箱或手机号，再设置密码。',
  en: 'Please add an e-mail address or phone number before setting a password.',
})
export const SlugTaken = problem('identity.slug_taken', 409, {
  zh: '这个短名已被使用，请换一个。',
  en: 'This short name is taken; please choose another.',
})
