import type { Matrix } from '../data/matrix.ts';
import { transposeMatrix } from '../data/transpose-matrix.ts';
import type { InvertGramOptions } from './kernels.ts';
import { THREAD_NUMBER, type Machine } from './machine.ts';
import { planMemory } from './plan-memory.ts';
import { requireDenseSize } from './require-dense-size.ts';
import { requireRidge } from './require-ridge.ts';
import { requireRowWeights } from './require-row-weights.ts';

/** Numbers of room that the inversion of `padded` rows works in: see `invert.as.ts`. */
const roomOf = (padded: number): number => 3 * 64 * padded + 5 * 64 * 64;

/** Rows are padded to whole tiles, and are no power of two apart: those would share their places in the cache. */
function padRows(size: number): { padded: number; stride: number } {
  const padded = Math.ceil(size / 8) * 8;
  return { padded, stride: padded % 512 === 0 ? padded + 16 : padded };
}

/** See `Kernels.gram`. */
export function gramSimd(machine: Machine, matrix: Matrix, rowWeights?: Float32Array): Float32Array {
  const size = matrix.columnCount;
  const { out, stride, floats } = runGram(machine, matrix, { rowWeights, isInverted: false });
  machine.run('mirror', [out, size, stride, 1, machine.threads]);
  return copyRows(floats, out, size, stride, new Float32Array(size * size));
}

/** See `Kernels.invertGram`. */
export function invertGramSimd<T>(
  machine: Machine,
  matrix: Matrix,
  { ridge, rowWeights }: InvertGramOptions,
  read: (inverse: Float32Array, stride: number) => T,
): T {
  requireRidge(matrix, ridge);
  const { out, room, stride, padded, floats } = runGram(machine, matrix, { ridge, rowWeights, isInverted: true });
  runInvert(machine, { out, room, stride, padded });
  return read(floats.subarray(out / 4, out / 4 + padded * stride), stride);
}

/** See `Kernels.invert`. */
export function invertSimd(machine: Machine, matrix: Float32Array, size: number): Float32Array {
  requireDenseSize(size);
  if (matrix.length !== size * size)
    throw new RangeError(`Cannot invert matrix: it must hold ${size * size} values, got ${matrix.length}.`);
  const { padded, stride } = padRows(size);
  const plan = planMemory();
  const out = plan.take(padded * stride);
  const room = plan.take(roomOf(padded));
  const { floats } = plan.open(machine);
  for (let i = 0; i < padded; i++) {
    const at = out / 4 + i * stride;
    if (i < size) floats.set(matrix.subarray(i * size, i * size + i + 1), at);
    else floats.fill(0, at, at + i)[at + i] = 1;
  }
  runInvert(machine, { out, room, stride, padded });
  return copyRows(floats, out, size, stride, matrix);
}

interface Dense {
  readonly out: number;
  readonly room: number;
  readonly stride: number;
  readonly padded: number;
}

function runInvert(machine: Machine, { out, room, stride, padded }: Dense): void {
  if (machine.run('invert', [out, padded, stride, room, THREAD_NUMBER, machine.threads]) === 0)
    throw new RangeError('Cannot invert matrix: it must be positive definite, got one that is not.');
}

interface GramSettings extends Partial<InvertGramOptions> {
  readonly isInverted: boolean;
}

/** Put the matrix and its lower triangle of `X' W X + ridge` into the memory. */
function runGram(
  machine: Machine,
  matrix: Matrix,
  { ridge, rowWeights, isInverted }: GramSettings,
): Dense & { readonly floats: Float32Array } {
  const size = requireDenseSize(matrix.columnCount);
  requireRowWeights(matrix, rowWeights);
  const { padded, stride } = padRows(size);
  const transposed = transposeMatrix(matrix);
  const plan = planMemory();
  const out = plan.take(padded * stride);
  const room = plan.take(isInverted ? roomOf(padded) : 0);
  const whole = [matrix.offsets, matrix.columns, transposed.offsets, transposed.columns];
  const places = whole.map(({ length }) => plan.take(length));
  const weightPlace = rowWeights ? plan.take(rowWeights.length) : 0;
  const ridgePlace = ridge ? plan.take(ridge.length) : 0;
  const { integers, floats } = plan.open(machine);
  for (const [index, values] of whole.entries()) integers.set(values, places[index]! / 4);
  if (rowWeights) floats.set(rowWeights, weightPlace / 4);
  if (ridge) floats.set(ridge, ridgePlace / 4);
  machine.run('gram', [...places, weightPlace, ridgePlace, out, size, padded, stride, machine.threads]);
  return { out, room, stride, padded, floats };
}

function copyRows(floats: Float32Array, out: number, size: number, stride: number, result: Float32Array): Float32Array {
  for (let i = 0; i < size; i++) {
    const at = out / 4 + i * stride;
    result.set(floats.subarray(at, at + size), i * size);
  }
  return result;
}
