/** Where this device keeps who was signed in last. */
export const meKeptAt = 'qunluo.me'

/** Whether somebody is known on this device. */
export const isKnownHere = () => localStorage.getItem(meKeptAt) !== null
