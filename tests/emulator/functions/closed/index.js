const cloud = require('wx-server-sdk')

cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

/** A cloud function that only timers and other functions reach. */
exports.main = async event => ({ context: cloud.getWXContext(), event })
