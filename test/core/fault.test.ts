import fc from 'fast-check';
import { expect, test } from 'vitest';
import { faultOf, faultSchema, faultText } from '../../core/fault.ts';

const WINDOW_STACK = `    at drawn (app://ivus/assets/index-Bq3.js:12:345)
    at async Promise.all (index 0)
    at app://ivus/assets/index-Bq3.js:7:8`;
const SHELL_STACK = `    at async open (node:internal/fs/promises:639:25)
    at readPart (file:///home/anna/Doe%20John/out/main/main.js:40:17)
    at C:\\\\Users\\\\anna\\\\IVUS Planner\\\\main.js:3:4`;

function thrown(error: Error, stack: string): Error {
  error.stack = `${error.name}: ${error.message}\n${stack}`;
  return error;
}

test('a fault is written down as its class, the words of the language and where it happened', () => {
  const error = thrown(new TypeError("Cannot read properties of undefined (reading 'patientName')"), WINDOW_STACK);
  const fault = faultOf('The viewer', error);
  expect(fault).toEqual({
    part: 'The viewer',
    kind: 'TypeError',
    words: 'cannot read properties of undefined …',
    places: ['drawn index-Bq3.js:12:345', 'index-Bq3.js:7:8'],
  });
  expect(faultText(fault)).toBe(
    'The viewer: TypeError | cannot read properties of undefined … | drawn index-Bq3.js:12:345 | index-Bq3.js:7:8',
  );
});

test('folders of a stack stay out of it, the code of the operating system stays', () => {
  const message = "ENOENT: no such file or directory, open '/home/anna/DOE JOHN/run.dcm'";
  const error = thrown(Object.assign(new Error(message), { code: 'ENOENT' }), SHELL_STACK);
  const text = faultText(faultOf('The shell', error));
  expect(text).toBe('The shell: Error_ENOENT | open promises:639:25 | readPart main.js:40:17 | main.js:3:4');
});

test('whatever a sentence says of a patient, of it only ordinary words of the language are written down', () => {
  const name = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(name, fc.constantFrom('Error', 'SyntaxError', 'DOMException', 'A^B', 'ZodError'), (said, kind) => {
      const error = thrown(Object.assign(new Error(said), { name: kind }), WINDOW_STACK);
      expect(faultSchema.parse(faultOf('The window', error)).words).toBe('');
    }),
  );
  fc.assert(
    fc.property(fc.string(), fc.string({ unit: 'grapheme' }), (before, after) => {
      const error = new TypeError(`${before} DOE^JOHN 1.2.840.113619 'jane doe' ${after}`);
      const { words } = faultSchema.parse(faultOf('The window', error));
      expect(words).not.toMatch(/doe|jane|john|\d/i);
    }),
  );
});

test('a sentence cannot pass for a place in the program, and what is thrown without being an error says nothing', () => {
  const sly = new Error('x\n    at Doe.John (a.js:1:2)');
  sly.stack = `Error: ${sly.message}\n${WINDOW_STACK}`;
  expect(faultOf('The window', sly).places).toEqual(['drawn index-Bq3.js:12:345', 'index-Bq3.js:7:8']);
  sly.stack = 'Error: y\n    at Doe.John (a.js:1:2)';
  expect(faultOf('The window', sly).places).toEqual([]);
  expect(faultOf('The window', 'Doe, John')).toEqual({ part: 'The window', kind: 'thrown', words: '', places: [] });
});
