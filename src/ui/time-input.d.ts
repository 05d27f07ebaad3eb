import type { ReactNode } from 'react'

export interface TimeInputProps {
  label: string
  value: string
  isWrong: boolean
  onChoose: (time: string) => void
}

export function TimeInput(props: TimeInputProps): ReactNode
