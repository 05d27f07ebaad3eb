import { Input, View } from '@tarojs/components'
import './field.css'
import './search-bar.css'
import { speak, speakWithin } from './speak'
import { tappable } from './tappable'
import { words } from './words'

interface SearchBarProps {
  /** What is looked for, for a screen reader. */
  label: string
  placeholder: string
  value: string
  onType: (text: string) => void
  /** The keyboard's own "search". */
  onSearch?: (text: string) => void
  /** What was found, in words: heard when it changes. */
  found?: string
  maxLength?: number
}

/** The head of a list in which one can look for something. */
export function SearchBar(props: SearchBarProps) {
  const { label, placeholder, value, onType, onSearch, found, maxLength = 30 } = props
  return (
    <View className="search-bar">
      <View className="search-bar-box">
        <View className="icon icon-search" {...speak({ isHidden: true })} />
        <Input
          className="field-input search-bar-input"
          value={value}
          placeholder={placeholder}
          placeholderClass="field-placeholder"
          maxlength={maxLength}
          confirmType="search"
          onInput={event => onType(event.detail.value)}
          onConfirm={event => onSearch?.(event.detail.value)}
          {...speakWithin(label)}
        />
        {value !== '' && (
          <View className="search-bar-clear" {...tappable({ onTap: () => onType(''), label: words.clear })}>
            <View className="icon icon-clear" />
          </View>
        )}
      </View>
      <View className="search-bar-found" {...speak({ role: 'status' })}>
        {found}
      </View>
    </View>
  )
}
