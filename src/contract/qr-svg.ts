import { create } from 'qrcode/lib/core/qrcode'

/** The border that readers need around a code. */
const quiet = 4

/**
 * A QR code as SVG: one path of squares on white. On a phone it is given bytes: its engine has no `TextEncoder` to make
 * them from a text.
 */
export function qrSvg(content: string | Uint8Array): string {
  const told = typeof content === 'string' ? content : [{ data: content, mode: 'byte' as const }]
  const { size, data } = create(told, { errorCorrectionLevel: 'M' }).modules
  const squares = Array.from(data, (isDark, at) =>
    isDark ? `M${(at % size) + quiet} ${Math.floor(at / size) + quiet}h1v1h-1z` : '',
  )
  const whole = size + 2 * quiet
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${whole} ${whole}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${whole}v${whole}H0z"/><path d="${squares.join('')}"/></svg>`
  )
}
