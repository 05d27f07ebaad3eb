import type { WishKind } from '../../../types/wishes'
import { addDays, dayOf } from '../../contract/calendar'
import { Words } from '../../ui/card'
import { Chips } from '../../ui/chips'
import { DateField } from '../../ui/date-field'
import { Field } from '../../ui/field'
import { kindWords, sayWords as words } from './words'

/** What a wish says, however it reaches us. */
export interface WishDraft {
  kind: WishKind
  text: string
  untilDay: string
}

const daysAtFirst = 30
export const mostDays = 90

export const newWishDraft = (): WishDraft => ({
  kind: 'company',
  text: '',
  untilDay: addDays(dayOf(Date.now()), daysAtFirst),
})

export const isUntilWrong = ({ untilDay }: WishDraft): boolean => {
  const today = dayOf(Date.now())
  return untilDay < today || untilDay > addDays(today, mostDays)
}

interface WishFieldsProps {
  draft: WishDraft
  hasTried: boolean
  onChange: (part: Partial<WishDraft>) => void
}

/** One line, what it is about, and until when. */
export function WishFields({ draft, hasTried, onChange }: WishFieldsProps) {
  const { kind, text, untilDay } = draft
  const today = dayOf(Date.now())
  return (
    <>
      <Field
        isLong
        label={words.text}
        placeholder={words.textHint}
        value={text}
        maxLength={60}
        error={hasTried && !text.trim() ? words.textError : null}
        onType={text => onChange({ text })}
      />
      <Words>{words.kind}</Words>
      <Chips
        label={words.kind}
        chips={(Object.keys(kindWords) as WishKind[]).map(key => ({ key, title: kindWords[key] }))}
        chosen={kind}
        onChoose={kind => onChange({ kind })}
      />
      <DateField
        label={words.until}
        hint={words.untilHint}
        value={untilDay}
        earliest={today}
        latest={addDays(today, mostDays)}
        error={hasTried && isUntilWrong(draft) ? words.untilError : null}
        onChoose={untilDay => onChange({ untilDay })}
      />
    </>
  )
}
