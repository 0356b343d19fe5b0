import type { Attributes } from '../../dicom/write/dataset.ts';
import type { Contour } from '../../geometry/point.ts';

/** A concept: value, coding scheme, meaning. */
export type Code = readonly [value: string, scheme: string, meaning: string];

type Relation =
  | 'CONTAINS'
  | 'HAS CONCEPT MOD'
  | 'HAS OBS CONTEXT'
  | 'HAS ACQ CONTEXT'
  | 'HAS PROPERTIES'
  | 'INFERRED FROM'
  | 'SELECTED FROM';

/** A code as an item of a code sequence. */
export function coded([CodeValue, CodingSchemeDesignator, CodeMeaning]: Code): Attributes {
  return { CodeValue, CodingSchemeDesignator, CodeMeaning };
}

function item(
  relation: Relation,
  type: string,
  name: Code | null,
  rest: Attributes,
  children: readonly Attributes[],
): Attributes {
  return {
    RelationshipType: relation,
    ValueType: type,
    ...(name === null ? {} : { ConceptNameCodeSequence: [coded(name)] }),
    ...rest,
    ...(children.length === 0 ? {} : { ContentSequence: children }),
  };
}

/** Content items of a structured report (PS3.3 C.17.3), each with its relation to the item that it stands in. */
export const sr = {
  container: (name: Code, children: readonly Attributes[], template: string | null = null): Attributes =>
    item(
      'CONTAINS',
      'CONTAINER',
      name,
      { ContinuityOfContent: 'SEPARATE', ...(template === null ? {} : templateOf(template)) },
      children,
    ),
  code: (relation: Relation, name: Code, value: Code, children: readonly Attributes[] = []): Attributes =>
    item(relation, 'CODE', name, { ConceptCodeSequence: [coded(value)] }, children),
  text: (relation: Relation, name: Code, value: string): Attributes =>
    item(relation, 'TEXT', name, { TextValue: value }, []),
  person: (name: Code, value: string): Attributes => item('HAS OBS CONTEXT', 'PNAME', name, { PersonName: value }, []),
  uid: (name: Code, value: string): Attributes => item('HAS OBS CONTEXT', 'UIDREF', name, { UID: value }, []),
  image: (relation: Relation, name: Code | null, referenced: Attributes): Attributes =>
    item(relation, 'IMAGE', name, { ReferencedSOPSequence: [referenced] }, []),
  /** A closed line has its first point once more at its end. */
  polyline: (relation: Relation, name: Code, points: Contour, image: Attributes): Attributes =>
    item(relation, 'SCOORD', name, { GraphicType: 'POLYLINE', GraphicData: points.flat() }, [image]),
  number: (name: Code, value: number, unit: Code, children: readonly Attributes[]): Attributes =>
    item(
      'CONTAINS',
      'NUM',
      name,
      {
        MeasuredValueSequence: [
          { NumericValue: value, FloatingPointValue: value, MeasurementUnitsCodeSequence: [coded(unit)] },
        ],
      },
      children,
    ),
} as const;

/** The reference to an image, or to one of its frames (from 1). */
export function reference(sopClass: string, uid: string, frame: number | null): Attributes {
  return {
    ReferencedSOPClassUID: sopClass,
    ReferencedSOPInstanceUID: uid,
    ...(frame === null ? {} : { ReferencedFrameNumber: frame }),
  };
}

/** The template that a container follows. */
export function templateOf(id: string): Attributes {
  return { ContentTemplateSequence: [{ MappingResource: 'DCMR', TemplateIdentifier: id }] };
}
