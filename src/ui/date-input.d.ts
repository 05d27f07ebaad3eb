import type { ReactElement } from 'react'

export interface DateInputProps {
  label: string
  /** `YYYY-MM-DD`, or empty. */
  value: string
  earliest?: string
  latest?: string
  isWrong: boolean
  onChoose: (day: string) => void
}

/** WeChat's own date picker, or the browser's own date input. */
export const DateInput: (props: DateInputProps) => ReactElement
