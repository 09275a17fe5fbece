/** What the bench uses of the package, which comes without types. */
declare module 'libmf' {
  export const Loss: { readonly ONE_CLASS_L2: number };
  export class Matrix {
    push(row: number, column: number, value: number): void;
  }
  export class Model {
    constructor(options: Readonly<Record<string, number | boolean>>);
    fit(matrix: Matrix): void;
    destroy(): void;
  }
}
