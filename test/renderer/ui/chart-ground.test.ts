import { describe, expect, it } from 'vitest';
import { endOfNames } from '../../../renderer/ui/chart-ground.ts';

/** A chart from 50 to 550, names 80 long, 70 kept free at either end. */
const ground = { left: 50, width: 500 };
const end = (...tracings: number[]) => endOfNames(tracings, ground, 80, 70);

describe('names of the lines of the profile', () => {
  it('stand at the right while no tracing lies under them', () => {
    expect(end()).toBe(480);
    expect(end(200, 399, 481)).toBe(480);
  });

  it('stand left of the tracing that lies under that place', () => {
    expect(end(420)).toBe(420);
    expect(end(200, 450, 401)).toBe(401);
  });

  it('stand where there is room first, from the right', () => {
    expect(end(420, 380, 290)).toBe(380);
    expect(end(440, 400, 350, 210)).toBe(350);
  });

  it('stay at the right where no place is free', () => {
    expect(end(420, 350, 300, 240, 190, 130)).toBe(480);
  });
});
