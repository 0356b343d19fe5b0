/** No document of this program is nested so deep; what comes back deeper overflows the stack of whoever walks or writes it. */
const DEEPEST = 500;

/** The value of a JSON text; throws for a text that is no JSON, or nested deeper than 500 levels. */
export function parsedJson(text: string): unknown {
  if (isDeeperThan(DEEPEST, text)) throw new SyntaxError('It is nested too deep.');
  return JSON.parse(text);
}

/** The same; null for a text that is no such JSON. */
export function jsonIn(text: string): unknown {
  try {
    return parsedJson(text);
  } catch {
    return null;
  }
}

/** Counts brackets outside of strings, as far as it has to. */
function isDeeperThan(most: number, text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) at = endOfString(text, at);
    else if (sign === OPEN_LIST || sign === OPEN_OBJECT) depth += 1;
    else if (sign === CLOSE_LIST || sign === CLOSE_OBJECT) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

/** Where the string that begins at a place ends; the end of the text for one that does not. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === QUOTE) return at;
    if (sign === BACKSLASH) at += 1;
  }
  return text.length;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const [OPEN_LIST, CLOSE_LIST] = [0x5b, 0x5d];
const [OPEN_OBJECT, CLOSE_OBJECT] = [0x7b, 0x7d];
