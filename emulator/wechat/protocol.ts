import protobuf from 'protobufjs'

/** The messages that travel inside `wx.openApi`. */
const { root } = protobuf.parse(`
  syntax = "proto3";
  message KeyValuePair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated KeyValuePair pairs = 1; }
  message SvrkitApiData { string apiName = 1; bytes reqData = 2; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; SvrkitApiData svrkitData = 4; }
  message HttpHeader { string key = 1; string value = 2; }
  message CommOpenApiResp {
    bytes respData = 1;
    string contentType = 2;
    int32 errorCode = 3;
    uint32 httpCode = 4;
    repeated HttpHeader headers = 5;
    int32 svrkitErrorCode = 6;
  }
  message OpenDataRequest { repeated string cloudIds = 2; }
  message OpenDataItem { string cloudId = 1; string json = 2; }
  message OpenDataAnswer { repeated OpenDataItem items = 1; }
`)
const request = root.lookupType('CommApiData')
const response = root.lookupType('CommOpenApiResp')
const openDataRequest = root.lookupType('OpenDataRequest')
const openDataAnswer = root.lookupType('OpenDataAnswer')

interface Pair {
  key: string
  value: Uint8Array
  contenttype: string
}

interface Decoded {
  openapiData: { pairs?: Pair[] } | null
  svrkitData: { reqData?: Uint8Array } | null
}

const decode = (bytes: Uint8Array): Decoded =>
  request.toObject(request.decode(bytes), { arrays: true, defaults: true }) as Decoded

/** The fields of a call, in WeChat's snake_case. Uploaded bytes stay out: no api here takes them. */
export function readCall(bytes: Uint8Array): Record<string, unknown> {
  const pairs = decode(bytes).openapiData?.pairs ?? []
  return Object.fromEntries(
    pairs
      .filter(({ contenttype }) => !contenttype)
      .map(({ key, value }) => [key, JSON.parse(Buffer.from(value).toString('utf8')) as unknown]),
  )
}

/** The cloudIDs that `cloud.getOpenData` asks for. */
export function readCloudIds(bytes: Uint8Array): string[] {
  const { reqData = new Uint8Array() } = decode(bytes).svrkitData ?? {}
  const { cloudIds } = openDataRequest.toObject(openDataRequest.decode(reqData), { arrays: true })
  return cloudIds as string[]
}

export type ApiAnswer =
  | { kind: 'json'; body: { errcode: number; errmsg: string } & Record<string, unknown> }
  | { kind: 'bytes'; contentType: string; bytes: Uint8Array }
  | { kind: 'openData'; items: { cloudId: string; json: string }[] }
  /** The gateway refuses before the api is asked. */
  | { kind: 'refused'; errorCode: number }

export function writeAnswer(answer: ApiAnswer): Buffer {
  return Buffer.from(response.encode(response.create(fieldsOf(answer))).finish())
}

function fieldsOf(answer: ApiAnswer): Record<string, unknown> {
  switch (answer.kind) {
    case 'json':
      return {
        respData: Buffer.from(JSON.stringify(answer.body)),
        contentType: 'application/json',
        httpCode: 200,
      }
    case 'bytes':
      return { respData: answer.bytes, contentType: answer.contentType, httpCode: 200 }
    case 'openData':
      return {
        respData: openDataAnswer.encode(openDataAnswer.create({ items: answer.items })).finish(),
        httpCode: 200,
      }
    case 'refused':
      return { errorCode: answer.errorCode, httpCode: 200 }
  }
}
