import polaris from '@shopify/polaris/locales/zh-CN.json' with { type: 'json' };
import frame from './zh-CN/frame.json' with { type: 'json' };
import digest from './zh-CN/digest.json' with { type: 'json' };
import overview from './zh-CN/overview.json' with { type: 'json' };
import buyers from './zh-CN/buyers.json' with { type: 'json' };
import segments from './zh-CN/segments.json' with { type: 'json' };
import buyer from './zh-CN/buyer.json' with { type: 'json' };

export const messages = { ...frame, ...buyer, ...overview, ...digest, ...buyers, ...segments };
export { polaris };
