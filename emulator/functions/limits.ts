/** What the live service takes, the same for phones and for functions that call functions. */
export const maximumEventBytes = 100 * 1024
export const maximumResultBytes = 1024 * 1024
/** Phones give up after this, whatever a function declares. */
export const maximumTimeoutSeconds = 20
