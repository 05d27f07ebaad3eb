import Taro from '@tarojs/taro'
import type { ChooseFile, Upload } from './files'

export const chooseFile: ChooseFile = async extensions => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: extensions })
    const [file] = tempFiles
    return file ? { name: file.name, size: file.size, source: file.path } : null
  } catch {
    return null
  }
}

export const upload: Upload = async (file, cloudPath) => {
  try {
    const { fileID } = await Taro.cloud.uploadFile({ cloudPath, filePath: String(file.source) })
    return fileID
  } catch {
    return null
  }
}
