import polaris from '@shopify/polaris/locales/zh-CN.json' with { type: 'json' };
import frame from './zh-CN/frame.json' with { type: 'json' };

export const messages = { ...frame };
export { polaris };
