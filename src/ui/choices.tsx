import { Row, Rows } from './row'

interface ChoicesProps<Key extends string> {
  /** What is asked, for a screen reader. */
  label: string
  choices: { key: Key; title: string; note?: string }[]
  chosen: Key | null
  onChoose: (key: Key) => void
}

/** One of several, each a row with its mark; arrows go from one to the next. */
export function Choices<Key extends string>({ label, choices, chosen, onChoose }: ChoicesProps<Key>) {
  const stop = choices.some(({ key }) => key === chosen) ? chosen : choices[0]?.key
  return (
    <Rows choosing={label}>
      {choices.map(({ key, title, note }) => (
        <Row
          key={key}
          title={title}
          note={note}
          isChosen={key === chosen}
          isStop={key === stop}
          onTap={() => onChoose(key)}
        />
      ))}
    </Rows>
  )
}
