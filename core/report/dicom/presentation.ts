import type { Attributes } from '../../dicom/write/dataset.ts';
import type { Contour } from '../../geometry/point.ts';
import { ascii } from '../ascii.ts';
import type { DrawnLumen, ReportContent } from '../content.ts';
import { closedLine } from './closed.ts';
import { dicomMoment, type Issue, type ObjectKind, objectFile, type ReferencedRun } from './common.ts';
import { personOf } from './observers.ts';
import { oneFrame, wholeRun } from './referenced.ts';
import { srgbProfile } from './srgb-profile.ts';

/** Grayscale and Color Softcopy Presentation State (PS3.3 A.33.1 and A.33.2): for runs of grey and of colour pictures. */
const CLASSES = { grey: '1.2.840.10008.5.1.4.1.1.11.1', colour: '1.2.840.10008.5.1.4.1.1.11.2' } as const;
const SERIES = { modality: 'PR', series: 9104, description: 'IVUS Planner outlines', name: 'outlines' } as const;
const LAYER = 'LUMENS';
/** White on grey; on colour a yellow (#ffd54a) as CIELab in DICOM's 16 bits (PS3.3 C.10.7.1.1). */
const INKS = {
  grey: { GraphicLayerRecommendedDisplayGrayscaleValue: 0xffff },
  colour: { GraphicLayerRecommendedDisplayCIELabValue: [56_800, 33_400, 50_900] },
} as const;

/**
 * The outlines of a run with their words as a presentation state: a viewer that knows such states draws them over the run's own pictures.
 * Our picture pixels count from edges, as those of the standard do: they go in unchanged. Null where nothing was traced on the run.
 */
export function presentation(content: ReportContent, issue: Issue, run: ReferencedRun): Uint8Array | null {
  const drawn = content.drawn.filter((lumen) => lumen.run === run.uid);
  if (drawn.length === 0) return null;
  const kind: ObjectKind = { ...SERIES, sopClass: CLASSES[run.pictures], of: run.uid };
  const { date, time } = dicomMoment(issue.issuedAt);
  return objectFile(issue, kind, {
    ContentDate: undefined,
    ContentTime: undefined,
    Laterality: issue.laterality,
    PresentationCreationDate: date,
    PresentationCreationTime: time,
    ContentLabel: 'IVUS OUTLINES',
    ContentDescription: 'Traced lumens with their diameters',
    ContentCreatorName: personOf(content.header.reader),
    ReferencedSeriesSequence: [{ SeriesInstanceUID: run.series, ReferencedImageSequence: wholeRun(run) }],
    DisplayedAreaSelectionSequence: [displayedArea(run)],
    GraphicAnnotationSequence: framesOf(drawn).map((lumens) => annotation(lumens, run)),
    GraphicLayerSequence: [{ GraphicLayer: LAYER, GraphicLayerOrder: 1, ...INKS[run.pictures] }],
    ...(run.pictures === 'grey' ? { PresentationLUTShape: 'IDENTITY' } : { ICCProfile: srgbProfile() }),
  });
}

function displayedArea({ columns, rows, aspect }: ReferencedRun): Attributes {
  return {
    DisplayedAreaTopLeftHandCorner: [1, 1],
    DisplayedAreaBottomRightHandCorner: [columns, rows],
    PresentationSizeMode: 'SCALE TO FIT',
    PresentationPixelAspectRatio: aspect === 1 ? [1, 1] : [Math.round(1000 * aspect), 1000],
  };
}

/** The lumens frame by frame. */
function framesOf(drawn: readonly DrawnLumen[]): readonly (readonly DrawnLumen[])[] {
  const frames = [...new Set(drawn.map(({ frame }) => frame))].toSorted((a, b) => a - b);
  return frames.map((frame) => drawn.filter((lumen) => lumen.frame === frame));
}

function annotation(lumens: readonly DrawnLumen[], run: ReferencedRun): Attributes {
  const [{ frame } = { frame: 1 }] = lumens;
  return {
    ReferencedImageSequence: [oneFrame(run, frame)],
    GraphicLayer: LAYER,
    TextObjectSequence: lumens.map(words),
    GraphicObjectSequence: lumens.flatMap(({ outline, min, max }) => [
      graphic(closedLine(outline), true),
      graphic(min, false),
      graphic(max, false),
    ]),
  };
}

/** Closed lines say that they are not filled; of open ones nothing may be said. */
function graphic(points: Contour, closed: boolean): Attributes {
  return {
    GraphicAnnotationUnits: 'PIXEL',
    GraphicDimensions: 2,
    NumberOfGraphicPoints: points.length,
    GraphicData: points.flat(),
    GraphicType: 'POLYLINE',
    ...(closed ? { GraphicFilled: 'N' } : {}),
  };
}

/** What is said of a lumen, at the rightmost place of its outline. */
function words({ title, minText, maxText, outline }: DrawnLumen): Attributes {
  const anchor = outline.reduce((right, place) => (place[0] > right[0] ? place : right), outline[0] ?? [0, 0]);
  return {
    UnformattedTextValue: ascii([title, minText, maxText].join(', ')),
    AnchorPoint: [...anchor],
    AnchorPointAnnotationUnits: 'PIXEL',
    AnchorPointVisibility: 'N',
  };
}
