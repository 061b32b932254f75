/** How long things are kept and waited for; days. */

/** A finished export can be fetched for a week, then its bytes are removed. */
export const readableDays = 7
/** Between asking to be deleted and being deleted: time to think again. */
export const coolingDays = 7
/** 网络安全法 art. 21: logs of the network are kept for at least six months. */
export const recordDays = 183
/** A request taken back by signing in is told about for so long. */
export const toldDays = 3
/** Whoever writes an export or brings an archive back gives a sign of life every second; silent for so many, it is dead. */
export const silentSeconds = 60
