/**
 * What the cloud puts into the environment of a function, so that the SDK finds it.
 * Read off wx-server-sdk 4.0.2 and @cloudbase/node-sdk.
 */
export function sdkEnvironment(adminUrl: string, environmentId: string): Record<string, string> {
  return {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: adminUrl }),
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: environmentId,
    TCB_ENV: environmentId,
    TENCENTCLOUD_SECRETID: 'local',
    TENCENTCLOUD_SECRETKEY: 'local',
    TENCENTCLOUD_SESSIONTOKEN: 'local',
    WX_CONTEXT_KEYS: 'WX_OPENID,WX_APPID,WX_UNIONID,WX_CLIENTIP,WX_API_TOKEN,WX_TRIGGER_API_TOKEN_V0',
    TCB_CONTEXT_KEYS: 'TCB_SOURCE,TCB_SESSIONTOKEN',
    SILENCE: 'true',
  }
}
