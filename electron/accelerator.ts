const NAMES: Readonly<Record<string, string>> = {
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  '+': 'Plus',
};

/** A press of the window ("Ctrl+Shift+s") as the menu writes it ("CmdOrCtrl+Shift+S"). */
export function acceleratorOf(press: string): string {
  const [, modifiers = '', key = ''] = /^((?:Ctrl\+|Alt\+|Shift\+)*)(.+)$/.exec(press) ?? [];
  return modifiers.replace('Ctrl', 'CmdOrCtrl') + (NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key));
}
