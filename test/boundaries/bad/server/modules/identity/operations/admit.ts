// no-network-inside-operations
import { request } from 'node:https'

export const admit = () => request('https://example.com')
