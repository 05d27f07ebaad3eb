/** A mobile number, or a landline with its area code; a dash may stand behind the code. */
export const phonePattern = /^(1\d{10}|0\d{2,3}-?\d{7,8})$/

/** A number as it was heard or copied, without its spaces and dashes; null where nothing was written. */
export const digitsTold = (text: string): string | null =>
  text.normalize('NFKC').replace(/[\s\-–—]/g, '') || null

/** Is something written that nobody can be called by? */
export function isNoPhone(text: string): boolean {
  const digits = digitsTold(text)
  return digits !== null && !phonePattern.test(digits)
}
