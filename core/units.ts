declare const unit: unique symbol;

/** A number that carries its unit in its type: mixing two units does not compile, a bare number may be given either. */
type Quantity<Unit extends string> = number & { readonly [unit]?: Unit };

export type Millimetres = Quantity<'mm'>;
export type Micrometres = Quantity<'µm'>;
export type SquareMillimetres = Quantity<'mm²'>;
export type Percent = Quantity<'%'>;
export type Milliseconds = Quantity<'ms'>;

/** Micrometres as an integer, rounded half away from zero: the only form in which lengths are compared (PLAN_CASE "Numbers"). */
export function micrometres(length: Millimetres): Micrometres {
  return Math.sign(length) * Math.round(Math.abs(length) * 1000);
}
