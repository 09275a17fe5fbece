import type { MessageId } from '#app/messages/messages.ts';
import type { MessageWriter } from './message-writer.ts';

const SETTINGS: Readonly<Record<string, MessageId>> = {
  'half life days': 'models.setting.halfLife',
  'length power': 'models.setting.length',
  lambda: 'models.setting.lambda',
  rarity: 'models.setting.rarity',
  'prior orders': 'models.setting.prior',
  overlap: 'models.setting.overlap',
  weight: 'models.setting.weight',
  factors: 'models.setting.factors',
  iterations: 'models.setting.iterations',
  alpha: 'models.setting.alpha',
  beta: 'models.setting.beta',
  alpha0: 'models.setting.alpha0',
  rules: 'models.setting.rules',
  neighbors: 'models.setting.neighbors',
  fading: 'models.setting.fading',
};

/**
 * "half life days 120, prior orders 4" as "what is 120 days old counts half; 4 orders of doubt". What is unknown stays
 * as it is.
 */
export function describeSetting(text: MessageWriter, setting: string): string {
  return setting
    .split(', ')
    .map((part) => {
      const at = part.lastIndexOf(' ');
      const id = SETTINGS[part.slice(0, at)];
      return id === undefined ? part : text(id, { value: part.slice(at + 1) });
    })
    .reduce((before, next) => text('models.setting.and', { before, next }));
}
