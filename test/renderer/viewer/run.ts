import type { Run } from '../../../core/dicom/run.ts';
import { emptySession } from '../../../core/session/document/document.ts';
import { historyOf, perform } from '../../../core/session/document/history.ts';
import { newRecord } from '../../../core/session/document/identity.ts';
import type { StudyRun } from '../../../renderer/state/store.ts';
import { FIRST_PANE, useApp } from '../../../renderer/state/store.ts';
import { squarePixels } from '../../core/dicom/scale/spacing-facts.ts';

const IDENTITY: Run['identity'] = {
  sopInstanceUid: '1.2.3',
  sopClassUid: '1.2.840.10008.5.1.4.1.1.3.1',
  studyInstanceUid: '1.2',
  seriesInstanceUid: '1.2.1',
  modality: 'IVUS',
  patientName: '',
  patientId: '',
  patientBirthDate: '',
  studyDate: '',
  studyTime: '',
  studyDescription: '',
  seriesDescription: '',
  seriesNumber: '',
  instanceNumber: '',
  takenAt: '',
};

const IMAGE: Run['image'] = {
  rows: 480,
  columns: 512,
  frames: 10,
  samplesPerPixel: 1,
  photometric: 'MONOCHROME2',
  planar: 0,
  bitsAllocated: 8,
  bitsStored: 8,
  signed: false,
  slope: 1,
  intercept: 0,
  modalityLut: null,
  presets: [],
  window: null,
  palette: null,
  lossy: false,
};

/** An open run of ten frames of 512 × 480 pixels of 0.1 mm, 50 ms apart. */
export function openedRun(): StudyRun {
  const run: Run = {
    file: 'run.dcm',
    identity: IDENTITY,
    transferSyntax: '1.2.840.10008.1.2.1',
    image: IMAGE,
    pixels: { kind: 'native', offset: 0, bytesPerFrame: 512 * 480 },
    spacing: squarePixels(512, 480),
    clock: { known: true, timesMs: Array.from({ length: 10 }, (_, k) => 50 * k), from: 'Frame Time', warnings: [] },
    viewingRate: null,
    pullback: { known: false, reason: 'NO_PULLBACK', sentence: '' },
    trim: null,
    overlays: [],
    subtraction: null,
    single: null,
    warnings: [],
  };
  return {
    run,
    digest: 'abc',
    location: { kind: 'url', name: 'run.dcm', size: 1, url: 'http://127.0.0.1/run.dcm' },
    token: null,
    parts: [],
  };
}

/** Puts the window's store in front of that run, as after opening it. */
export function showOpenedRun(): void {
  const studyRun = openedRun();
  const history = perform(historyOf(emptySession('1.2')), { type: 'addRuns', runs: [newRecord(studyRun)] });
  useApp.setState({
    study: { key: '1.2', runs: [studyRun], history, readOnly: null },
    panes: [{ ...FIRST_PANE, run: '1.2.3' }],
    activePane: FIRST_PANE.id,
    link: 'none',
    zoomTogether: false,
    playing: false,
    tool: 'select',
    selected: null,
    draft: null,
    tracing: null,
    asking: null,
    notices: [],
  });
}
