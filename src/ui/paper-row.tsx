import { Row } from './row'
import { words } from './words'

interface PaperRowProps {
  title: string
  /** Its size and pages, for example A4 一页. */
  size: string
  /** When it was drawn up, in words. */
  made?: string
  onOpen: () => void
}

/** Something that can be printed, in `Rows`. */
export function PaperRow({ title, size, made, onOpen }: PaperRowProps) {
  const note = [size, made].filter(Boolean).join(' · ')
  return <Row icon="print" title={title} note={note} mark={words.print} onTap={onOpen} />
}
