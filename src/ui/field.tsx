import { Input, Textarea, View } from '@tarojs/components'
import { classes } from './classes'
import './field.css'
import { speak, speakWithin } from './speak'
import { words } from './words'

interface FieldProps {
  label: string
  hint?: string
  /** One error at a time, saying what to do. */
  error?: string | null
  value: string
  onType: (text: string) => void
  placeholder?: string
  kind?: 'text' | 'number'
  maxLength?: number
  isLong?: boolean
}

/** One question of a form. What was typed stays, whatever the answer was. */
export function Field(props: FieldProps) {
  const { label, hint, error, value, onType, placeholder, kind = 'text', maxLength = 60, isLong } = props
  const common = {
    value,
    placeholder,
    placeholderClass: 'field-placeholder',
    maxlength: maxLength,
    onInput: (event: { detail: { value: string } }) => onType(event.detail.value),
    ...speakWithin(label, Boolean(error)),
  }

  return (
    <View className={classes('field', error && 'is-wrong')}>
      <View className="field-label">{label}</View>
      {hint && <View className="field-hint">{hint}</View>}
      {isLong ? (
        <Textarea className="field-input field-long" {...common} />
      ) : (
        <Input className="field-input" type={kind} {...common} />
      )}
      {isLong && <Counter typed={value.length} most={maxLength} />}
      {error && (
        <View className="field-error" {...speak({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}

const nearlyFull = 0.9

/** How much was typed; spoken only when little room is left. */
function Counter({ typed, most }: { typed: number; most: number }) {
  const isNearlyFull = typed >= most * nearlyFull
  return (
    <View
      className={classes('field-counter', isNearlyFull && 'is-nearly-full')}
      {...speak({ live: isNearlyFull ? 'polite' : undefined })}
    >
      {isNearlyFull ? words.roomLeft(most - typed) : words.typedOf(typed, most)}
    </View>
  )
}
