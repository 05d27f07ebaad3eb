declare module 'qrcode' {
  interface Options {
    errorCorrectionLevel?: 'L' | 'M' | 'Q' | 'H'
    margin?: number
    width?: number
  }
  export function toBuffer(text: string, options?: Options): Promise<Buffer>
}
