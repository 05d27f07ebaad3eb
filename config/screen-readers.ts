import type { IPluginContext } from '@tarojs/service'
import { spokenParts } from '../src/ui/spoken-parts'

/** Taro's mini-program templates pass on no aria attribute: this adds them for the parts we speak with (G187). */
export default (context: IPluginContext) => {
  context.registerMethod({
    name: 'onSetupClose',
    fn(platform: MiniPlatform) {
      platform.template?.mergeComponents(context, spokenParts)
    },
  })
}

interface MiniPlatform {
  template?: { mergeComponents(context: IPluginContext, parts: typeof spokenParts): void }
}
