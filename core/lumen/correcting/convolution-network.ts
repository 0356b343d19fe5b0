import { greatestOf } from '../../extremes.ts';
import { type ConvolutionProgram, convolutionProgram } from './convolution.ts';
import { type WeightsReader, weightsReader } from './weights-text.ts';

/**
 * A convolutional network over a picture of a closed line (rays × samples × channels): convolutions over rays and samples,
 * then what their last one and the numbers told of each ray say together (`units`), then dilated convolutions along the
 * rays, each added to what came in. Rectified linear units throughout. The weights of the rays to both sides are the same,
 * so that a turned or mirrored line is answered turned or mirrored.
 */
export interface NetworkShape {
  readonly rays: number;
  readonly samples: number;
  readonly channels: number;
  readonly convolutions: readonly Convolution[];
  /** Numbers told of each ray that is left after the convolutions. */
  readonly told: number;
  readonly units: number;
  /** How many rays away the neighbours are that each convolution along the rays sees. */
  readonly dilations: readonly number[];
}

/** A convolution over a ray, its neighbours so many rays away, and a kernel of so many samples; of the rays and samples every so-many-th is kept. */
interface Convolution {
  readonly channels: number;
  readonly kernel: number;
  readonly dilation: number;
  readonly everyRay: number;
  readonly everySample: number;
}

/** A network that is ready to answer. */
export interface ConvolutionNetwork {
  /** Where its picture is put, channels of a sample side by side. */
  readonly picture: Float32Array;
  /** What it answers on each ray that something is told of. */
  answered(told: readonly Float64Array[]): Float64Array;
}

/** What is told of a ray counts so many deviations from its mean at most. */
const FARTHEST = 5;

/** A layer: `count` rows of `size` numbers become `units`, with biases of their own for each of so many samples. */
interface Layer {
  /** What its rows are gathered from; null: what the units before say of each ray and what is told of it. */
  readonly reads: Convolved | null;
  /** Whether what it says is added to what the units before said. */
  readonly isAdded: boolean;
  readonly count: number;
  readonly size: number;
  readonly units: number;
  readonly samples: number;
}

/** A convolution over so many rays, samples and channels. */
interface Convolved extends Convolution {
  readonly rays: number;
  readonly samples: number;
  /** Channels that come in. */
  readonly from: number;
}

/** A layer's weights and biases in the program's memory. */
interface PlacedLayer extends Layer {
  readonly weights: number;
  readonly biases: number;
}

/** A network of a shape with the weights of a text (`weightsReader`): layer by layer its biases and weights, then mean and deviation of what is told, what the last units and what is told count in the answer, and a constant. Throws where the text is of another shape. */
export function convolutionNetwork(text: string, shape: NetworkShape): ConvolutionNetwork {
  const layers = layersOf(shape);
  const most = (numbers: (layer: Layer) => number): number => greatestOf(layers.map(numbers));
  const [rows, units] = [most(({ count, size }) => count * size), most(({ count, units: each }) => count * each)];
  const pixels = shape.rays * shape.samples * shape.channels;
  const kept = layers.reduce((sum, { size, samples, units: each }) => sum + (size + samples) * each, 0);
  const program = convolutionProgram(rows + units + pixels + kept + ROOM * layers.length);
  const numbers = weightsReader(text);
  const placed = layers.map((layer) => placedLayer(program, numbers, layer));
  const answering = answeringOf(numbers, shape);
  if (!numbers.isAtEnd()) throw new Error('a network of another shape');
  const picture = program.room(pixels);
  const buffers = { picture, rows: program.room(rows), units: program.room(units) };
  return {
    picture,
    answered: (told) => passed({ program, layers: placed, buffers, answering }, told),
  };
}

/** What rounding up to whole vectors may take for each layer and beside them (numbers). */
const ROOM = 16;

/** The layers of a shape: its convolutions, what sees each ray whole, and the convolutions along the rays. */
function layersOf(shape: NetworkShape): readonly Layer[] {
  let { rays, channels: from, samples } = shape;
  const { units, told, dilations } = shape;
  const convolutions = shape.convolutions.map((one, k) => {
    const reads = { ...one, rays, samples, from };
    const size = 2 * one.kernel * from;
    from = one.channels;
    samples /= one.everySample;
    rays /= one.everyRay;
    const biases = k === 0 ? samples : 1;
    return { count: rays * samples, size, units: from, samples: biases, reads, isAdded: false };
  });
  const along = { channels: units, kernel: 1, everyRay: 1, everySample: 1, rays, samples: 1, from: units };
  const each = { count: rays, units, samples: 1 };
  return [
    ...convolutions,
    { ...each, size: samples * from + told, reads: null, isAdded: false },
    ...dilations.map((dilation) => ({ ...each, size: 2 * units, reads: { ...along, dilation }, isAdded: true })),
  ];
}

function placedLayer(program: ConvolutionProgram, numbers: WeightsReader, layer: Layer): PlacedLayer {
  const { size, units, samples } = layer;
  const [biases, weights] = [program.room(samples * units), program.room(size * units)];
  biases.set(numbers.floats(samples * units));
  weights.set(numbers.weights(size, units));
  return { ...layer, weights: weights.byteOffset, biases: biases.byteOffset };
}

/** Mean and deviation of what is told of a ray, and what the last units and it count in the answer. */
interface Answering {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
  readonly units: Float32Array;
  readonly told: Float32Array;
  readonly constant: number;
}

function answeringOf({ floats }: WeightsReader, { told, units }: NetworkShape): Answering {
  const [mean, deviation] = [floats(told), floats(told)];
  return { mean, deviation, units: floats(units), told: floats(told), constant: floats(1)[0] ?? 0 };
}

interface Network {
  readonly program: ConvolutionProgram;
  readonly layers: readonly PlacedLayer[];
  /** The picture, the rows that a layer reads, and what its units say. */
  readonly buffers: Readonly<Record<'picture' | 'rows' | 'units', Float32Array>>;
  readonly answering: Answering;
}

/** What a network answers once its picture is there. */
function passed({ program, layers, buffers, answering }: Network, told: readonly Float64Array[]): Float64Array {
  const { picture, rows, units } = buffers;
  const answer = new Float64Array(told.length);
  for (const [k, { reads, isAdded, ...layer }] of layers.entries()) {
    if (reads === null) besideTold(answering, told, { rows, units, size: layer.size }, answer);
    else gathered(program, reads, (k === 0 ? picture : units).byteOffset, rows.byteOffset);
    const { count, size, weights, units: each, biases, samples } = layer;
    program.multiply(rows.byteOffset, count, size, weights, each, biases, samples, units.byteOffset, isAdded ? 1 : 0);
  }
  const each = answering.units.length;
  for (let ray = 0; ray < answer.length; ray++) {
    let sum = answer[ray] ?? 0;
    for (let k = 0; k < each; k++) sum += (answering.units[k] ?? 0) * (units[ray * each + k] ?? 0);
    answer[ray] = sum;
  }
  return answer;
}

function gathered({ gather }: ConvolutionProgram, reads: Convolved, from: number, into: number): void {
  const { rays, samples, from: channels, everyRay, everySample, kernel, dilation } = reads;
  gather(from, into, rays, samples, channels, everyRay, everySample, kernel, dilation);
}

/** Rows of what the units say of each ray and of what is told of it, against its mean and deviation; what is told counts in the answer as well. */
function besideTold(
  { mean, deviation, told: weights, constant }: Answering,
  told: readonly Float64Array[],
  { rows, units, size }: { readonly rows: Float32Array; readonly units: Float32Array; readonly size: number },
  answer: Float64Array,
): void {
  const each = size - mean.length;
  let at = 0;
  for (const [ray, values] of told.entries()) {
    rows.set(units.subarray(ray * each, (ray + 1) * each), at);
    at += each;
    let sum = constant;
    for (let k = 0; k < mean.length; k++, at++) {
      const away = ((values[k] ?? 0) - (mean[k] ?? 0)) / (deviation[k] ?? 1);
      const scaled = Math.max(-FARTHEST, Math.min(FARTHEST, away));
      rows[at] = scaled;
      sum += (weights[k] ?? 0) * scaled;
    }
    answer[ray] = sum;
  }
}
