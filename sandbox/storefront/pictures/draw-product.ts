import type { ProductRow } from '../../store/types.ts';
import { chooseColours } from './choose-colours.ts';
import { chooseShape } from './choose-shape.ts';

const GROUND_Y = 470;

/** Draw a product from its title and type alone: the same words give the same bytes. */
export function drawProduct({ title, productType }: Pick<ProductRow, 'title' | 'productType'>): string {
  const { shape, width } = chooseShape(title, productType);
  const { palette, wall, floor } = chooseColours(title, productType);
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600" width="600" height="600">',
    `<rect width="600" height="600" fill="${wall}"/>`,
    `<path d="M0 ${GROUND_Y - 40}h600v${640 - GROUND_Y}H0z" fill="${floor}"/>`,
    `<ellipse cx="312" cy="${GROUND_Y}" rx="${width / 2 + 26}" ry="15" fill="${palette.ink}" opacity=".13"/>`,
    `<g stroke-linejoin="round" stroke-linecap="round">${shape(palette)}</g>`,
    '</svg>',
  ].join('');
}
