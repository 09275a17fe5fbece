/** The colours of one picture. */
export interface Palette {
  /** The product itself. */
  readonly main: string;
  readonly dark: string;
  readonly light: string;
  /** Labels, linings. */
  readonly paper: string;
  readonly ink: string;
}

/** Draws a product on a 600 by 600 canvas, standing on y = 470, as SVG elements. */
export type Shape = (palette: Palette) => string;
