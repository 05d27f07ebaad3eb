import type { Persona } from './cloud'

interface Town {
  appUrl: string
  cloudUrl: string
  data: string
  personas: Persona[]
}

/** What a person needs to know after `npm start`, and nothing else. */
export function welcome({ appUrl, cloudUrl, data, personas }: Town): string {
  return `
  双联双管 · ready

    Open 打开        ${appUrl}
    Console 控制台   ${cloudUrl}/console
    Data 数据        ${data}  (kept · 下次启动仍在)
    Reset 重置       npm start -- --reset

    Who you can be · 可以扮演
${personas.map(({ name, note }) => `      ${name}  ${note}`).join('\n')}

    Ctrl-C stops it · 按 Ctrl-C 停止
`
}
