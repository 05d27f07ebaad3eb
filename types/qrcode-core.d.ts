/** The drawing part of `qrcode` alone: its package describes only the whole, with image writers for Node and browsers. */
declare module 'qrcode/lib/core/qrcode' {
  export function create(
    content: string | { data: Uint8Array; mode: 'byte' }[],
    options: { errorCorrectionLevel: 'L' | 'M' | 'Q' | 'H' },
  ): { modules: { size: number; data: Uint8Array } }
}
