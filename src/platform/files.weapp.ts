import Taro from '@tarojs/taro'
import type { ChooseFile, KeepFile, PutAwayFile, Upload } from './files'

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
    return { fileId: fileID }
  } catch (error) {
    return (error as { errCode?: number }).errCode === notAllowed ? 'refused' : 'unreached'
  }
}

/** The cloud's own number for what its rule forbids. */
const notAllowed = -503002

/** What WeChat hands out is gone with the app; a file of our own stays. */
export const keepFile: KeepFile = async (name, bytes) => {
  const path = `${Taro.env.USER_DATA_PATH}/${name}`
  try {
    Taro.getFileSystemManager().writeFileSync(path, bytes.slice().buffer)
    return { name, size: bytes.length, source: path }
  } catch {
    return null
  }
}

export const putAwayFile: PutAwayFile = ({ source }) => {
  Taro.getFileSystemManager().unlink({ filePath: source, fail: () => {} })
}
