import { Button } from './button'
import { words } from './words'

interface MoreProps {
  onMore: () => unknown
}

/** The next page of a list, when a person asks for it. */
export function More({ onMore }: MoreProps) {
  return (
    <Button kind="second" busy={false} onTap={onMore}>
      {words.more}
    </Button>
  )
}
