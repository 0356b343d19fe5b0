import './shell/trusted.ts';
import './theme/theme.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadComputersCatalogue } from './state/computers-catalogue.ts';
import { loadPreferences } from './state/save-preferences.ts';
import { Boundary } from './window/boundary.tsx';
import { reportUncaught } from './window/faults.ts';

reportUncaught();
const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
// The first picture of the window is already in the theme asked for.
await Promise.all([loadPreferences(), loadComputersCatalogue()]);
createRoot(root).render(
  <StrictMode>
    <Boundary what="The window">
      <App />
    </Boundary>
  </StrictMode>,
);
