import { useState } from 'react'
import { Choices } from '../../ui/choices'
import { Row } from '../../ui/row'
import { Sheet } from '../../ui/sheet'

interface ChooseRowProps<Key extends string> {
  title: string
  choices: { key: Key; title: string }[]
  chosen: Key | null
  /** Said while nothing is chosen. */
  none: string
  isWrong?: boolean
  onChoose: (key: Key) => void
}

/** One of many in one line of `Rows`: a tap shows them all, another chooses. */
export function ChooseRow<Key extends string>(props: ChooseRowProps<Key>) {
  const { title, choices, chosen, none, isWrong = false, onChoose } = props
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Row
        title={title}
        mark={choices.find(({ key }) => key === chosen)?.title ?? none}
        markTone={isWrong ? 'care' : 'plain'}
        onTap={() => setIsOpen(true)}
      />
      {isOpen && (
        <Sheet title={title} onClose={() => setIsOpen(false)}>
          <Choices
            label={title}
            choices={choices}
            chosen={chosen}
            onChoose={key => {
              setIsOpen(false)
              onChoose(key)
            }}
          />
        </Sheet>
      )}
    </>
  )
}

/** Words by key as choices, in their own order. */
export function choicesOf<Key extends string>(words: Record<Key, string>): { key: Key; title: string }[] {
  return Object.entries<string>(words).map(([key, title]) => ({ key: key as Key, title }))
}
