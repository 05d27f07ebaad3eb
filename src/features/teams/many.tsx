import { CheckRow } from '../../ui/check-row'
import { Rows } from '../../ui/row'
import { say } from '../../ui/toast'

interface ManyProps<Key extends string> {
  keys: Key[]
  names: Record<Key, string>
  chosen: Key[]
  most?: number
  tooMany?: string
  onChoose: (chosen: Key[]) => void
}

/** Any number of a few, each a row to check. */
export function Many<Key extends string>({
  keys,
  names,
  chosen,
  most = keys.length,
  tooMany = '',
  onChoose,
}: ManyProps<Key>) {
  const check = (key: Key, isChecked: boolean) => {
    if (!isChecked) return onChoose(chosen.filter(other => other !== key))
    if (chosen.length >= most) return say(tooMany)
    onChoose([...chosen, key])
  }
  return (
    <Rows>
      {keys.map(key => (
        <CheckRow
          key={key}
          title={names[key]}
          isChecked={chosen.includes(key)}
          onCheck={isChecked => check(key, isChecked)}
        />
      ))}
    </Rows>
  )
}
