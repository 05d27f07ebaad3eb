import { CheckChips } from '../../ui/chips'
import { say } from '../../ui/toast'

interface ManyProps<Key extends string> {
  /** What is asked. */
  label: string
  keys: Key[]
  names: Record<Key, string>
  chosen: Key[]
  most?: number
  tooMany?: string
  onChoose: (chosen: Key[]) => void
}

/** Any number of many short words; no more than `most`. */
export function Many<Key extends string>({
  label,
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
    <CheckChips
      label={label}
      chips={keys.map(key => ({ key, title: names[key] }))}
      checked={chosen}
      onCheck={check}
    />
  )
}
