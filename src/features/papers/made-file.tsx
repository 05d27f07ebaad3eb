import { copyText } from '../../platform/clipboard'
import { Button } from '../../ui/button'
import { Words } from '../../ui/card'
import { say } from '../../ui/toast'
import { words } from './words'

/** A file that was made: its address, to be opened at a computer while it lasts. */
export function MadeFile({ said, next, url }: { said: string; next: string; url: string }) {
  const copy = async () => say((await copyText(url)) ? words.copied : words.notCopied)
  return (
    <>
      <Words kind="strong">{said}</Words>
      <Words>{next}</Words>
      <Button kind="second" onTap={copy}>
        {words.copy}
      </Button>
    </>
  )
}
