/** The sheets that can lie over the window, one at a time. */
export type Sheet =
  | 'about'
  | 'cine'
  | 'guide'
  | 'help'
  | 'palette'
  | 'preferences'
  | 'sessions'
  | 'outlines'
  | 'refused'
  | 'deidentify'
  | 'network'
  | 'send';
