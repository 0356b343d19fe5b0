import { type ConvolutionNetwork, convolutionNetwork } from './convolution-network.ts';
import { SHAPE } from './settling.ts';
import { SETTLING_NUMBERS } from './settling-numbers.ts';

let network: ConvolutionNetwork | null = null;

/** How far each ray of the mean line through clicked places is off (`settle`); made ready when it is first asked for. */
export function settlingNetwork(): ConvolutionNetwork {
  network ??= convolutionNetwork(SETTLING_NUMBERS, SHAPE);
  return network;
}
