/** How a value is written (PS3.5 table 6.2-1). */
export type Vr =
  | 'AE'
  | 'AS'
  | 'AT'
  | 'CS'
  | 'DA'
  | 'DS'
  | 'DT'
  | 'FD'
  | 'FL'
  | 'IS'
  | 'LO'
  | 'LT'
  | 'OB'
  | 'OW'
  | 'PN'
  | 'SH'
  | 'SL'
  | 'SQ'
  | 'SS'
  | 'ST'
  | 'TM'
  | 'UC'
  | 'UI'
  | 'UL'
  | 'UN'
  | 'UR'
  | 'US'
  | 'UT';

/** Tag (eight hex digits) and VR of every attribute that this program writes by name (PS3.6). */
export const DICTIONARY = {
  FileMetaInformationGroupLength: ['00020000', 'UL'],
  FileMetaInformationVersion: ['00020001', 'OB'],
  MediaStorageSOPClassUID: ['00020002', 'UI'],
  MediaStorageSOPInstanceUID: ['00020003', 'UI'],
  TransferSyntaxUID: ['00020010', 'UI'],
  ImplementationClassUID: ['00020012', 'UI'],
  ImplementationVersionName: ['00020013', 'SH'],
  SourceApplicationEntityTitle: ['00020016', 'AE'],
  SpecificCharacterSet: ['00080005', 'CS'],
  ImageType: ['00080008', 'CS'],
  InstanceCreationDate: ['00080012', 'DA'],
  InstanceCreationTime: ['00080013', 'TM'],
  SOPClassUID: ['00080016', 'UI'],
  SOPInstanceUID: ['00080018', 'UI'],
  StudyDate: ['00080020', 'DA'],
  SeriesDate: ['00080021', 'DA'],
  ContentDate: ['00080023', 'DA'],
  AcquisitionDateTime: ['0008002a', 'DT'],
  StudyTime: ['00080030', 'TM'],
  SeriesTime: ['00080031', 'TM'],
  ContentTime: ['00080033', 'TM'],
  AccessionNumber: ['00080050', 'SH'],
  Modality: ['00080060', 'CS'],
  ConversionType: ['00080064', 'CS'],
  Manufacturer: ['00080070', 'LO'],
  InstitutionName: ['00080080', 'LO'],
  ReferringPhysicianName: ['00080090', 'PN'],
  CodeValue: ['00080100', 'SH'],
  CodingSchemeDesignator: ['00080102', 'SH'],
  CodingSchemeVersion: ['00080103', 'SH'],
  CodeMeaning: ['00080104', 'LO'],
  MappingResource: ['00080105', 'CS'],
  TimezoneOffsetFromUTC: ['00080201', 'SH'],
  StudyDescription: ['00081030', 'LO'],
  SeriesDescription: ['0008103e', 'LO'],
  ManufacturerModelName: ['00081090', 'LO'],
  ReferencedPerformedProcedureStepSequence: ['00081111', 'SQ'],
  ReferencedSeriesSequence: ['00081115', 'SQ'],
  ReferencedImageSequence: ['00081140', 'SQ'],
  ReferencedSOPClassUID: ['00081150', 'UI'],
  ReferencedSOPInstanceUID: ['00081155', 'UI'],
  ReferencedFrameNumber: ['00081160', 'IS'],
  ReferencedSOPSequence: ['00081199', 'SQ'],
  DerivationDescription: ['00082111', 'ST'],
  SourceImageSequence: ['00082112', 'SQ'],
  PatientName: ['00100010', 'PN'],
  PatientID: ['00100020', 'LO'],
  PatientBirthDate: ['00100030', 'DA'],
  PatientSex: ['00100040', 'CS'],
  PatientIdentityRemoved: ['00120062', 'CS'],
  DeidentificationMethod: ['00120063', 'LO'],
  DeidentificationMethodCodeSequence: ['00120064', 'SQ'],
  DeviceSerialNumber: ['00181000', 'LO'],
  SoftwareVersions: ['00181020', 'LO'],
  FrameTime: ['00181063', 'DS'],
  PageNumberVector: ['00182001', 'IS'],
  SecondaryCaptureDeviceManufacturer: ['00181016', 'LO'],
  SecondaryCaptureDeviceManufacturerModelName: ['00181018', 'LO'],
  SecondaryCaptureDeviceSoftwareVersions: ['00181019', 'LO'],
  StudyInstanceUID: ['0020000d', 'UI'],
  SeriesInstanceUID: ['0020000e', 'UI'],
  StudyID: ['00200010', 'SH'],
  SeriesNumber: ['00200011', 'IS'],
  InstanceNumber: ['00200013', 'IS'],
  PatientOrientation: ['00200020', 'CS'],
  Laterality: ['00200060', 'CS'],
  SamplesPerPixel: ['00280002', 'US'],
  PhotometricInterpretation: ['00280004', 'CS'],
  PlanarConfiguration: ['00280006', 'US'],
  NumberOfFrames: ['00280008', 'IS'],
  FrameIncrementPointer: ['00280009', 'AT'],
  Rows: ['00280010', 'US'],
  Columns: ['00280011', 'US'],
  BitsAllocated: ['00280100', 'US'],
  BitsStored: ['00280101', 'US'],
  HighBit: ['00280102', 'US'],
  PixelRepresentation: ['00280103', 'US'],
  BurnedInAnnotation: ['00280301', 'CS'],
  RecognizableVisualFeatures: ['00280302', 'CS'],
  LongitudinalTemporalInformationModified: ['00280303', 'CS'],
  ICCProfile: ['00282000', 'OB'],
  LossyImageCompression: ['00282110', 'CS'],
  LossyImageCompressionRatio: ['00282112', 'DS'],
  LossyImageCompressionMethod: ['00282114', 'CS'],
  ConceptNameCodeSequence: ['0040a043', 'SQ'],
  RelationshipType: ['0040a010', 'CS'],
  VerifyingOrganization: ['0040a027', 'LO'],
  VerificationDateTime: ['0040a030', 'DT'],
  ValueType: ['0040a040', 'CS'],
  ContinuityOfContent: ['0040a050', 'CS'],
  VerifyingObserverSequence: ['0040a073', 'SQ'],
  VerifyingObserverName: ['0040a075', 'PN'],
  VerifyingObserverIdentificationCodeSequence: ['0040a088', 'SQ'],
  UID: ['0040a124', 'UI'],
  PersonName: ['0040a123', 'PN'],
  TextValue: ['0040a160', 'UT'],
  FloatingPointValue: ['0040a161', 'FD'],
  ConceptCodeSequence: ['0040a168', 'SQ'],
  MeasuredValueSequence: ['0040a300', 'SQ'],
  NumericValue: ['0040a30a', 'DS'],
  MeasurementUnitsCodeSequence: ['004008ea', 'SQ'],
  PurposeOfReferenceCodeSequence: ['0040a170', 'SQ'],
  PredecessorDocumentsSequence: ['0040a360', 'SQ'],
  ReferencedRequestSequence: ['0040a370', 'SQ'],
  PerformedProcedureCodeSequence: ['0040a372', 'SQ'],
  CurrentRequestedProcedureEvidenceSequence: ['0040a375', 'SQ'],
  PertinentOtherEvidenceSequence: ['0040a385', 'SQ'],
  CompletionFlag: ['0040a491', 'CS'],
  VerificationFlag: ['0040a493', 'CS'],
  PreliminaryFlag: ['0040a496', 'CS'],
  ContentTemplateSequence: ['0040a504', 'SQ'],
  ContentSequence: ['0040a730', 'SQ'],
  TemplateIdentifier: ['0040db00', 'CS'],
  DocumentTitle: ['00420010', 'ST'],
  EncapsulatedDocument: ['00420011', 'OB'],
  MIMETypeOfEncapsulatedDocument: ['00420012', 'LO'],
  SourceInstanceSequence: ['00420013', 'SQ'],
  EncapsulatedDocumentLength: ['00420015', 'UL'],
  GraphicAnnotationSequence: ['00700001', 'SQ'],
  GraphicLayer: ['00700002', 'CS'],
  BoundingBoxAnnotationUnits: ['00700003', 'CS'],
  AnchorPointAnnotationUnits: ['00700004', 'CS'],
  GraphicAnnotationUnits: ['00700005', 'CS'],
  UnformattedTextValue: ['00700006', 'ST'],
  TextObjectSequence: ['00700008', 'SQ'],
  GraphicObjectSequence: ['00700009', 'SQ'],
  AnchorPoint: ['00700014', 'FL'],
  AnchorPointVisibility: ['00700015', 'CS'],
  GraphicDimensions: ['00700020', 'US'],
  NumberOfGraphicPoints: ['00700021', 'US'],
  GraphicData: ['00700022', 'FL'],
  GraphicType: ['00700023', 'CS'],
  GraphicFilled: ['00700024', 'CS'],
  DisplayedAreaTopLeftHandCorner: ['00700052', 'SL'],
  DisplayedAreaBottomRightHandCorner: ['00700053', 'SL'],
  DisplayedAreaSelectionSequence: ['0070005a', 'SQ'],
  GraphicLayerSequence: ['00700060', 'SQ'],
  GraphicLayerOrder: ['00700062', 'IS'],
  GraphicLayerRecommendedDisplayGrayscaleValue: ['00700066', 'US'],
  ContentLabel: ['00700080', 'CS'],
  ContentDescription: ['00700081', 'LO'],
  PresentationCreationDate: ['00700082', 'DA'],
  PresentationCreationTime: ['00700083', 'TM'],
  ContentCreatorName: ['00700084', 'PN'],
  PresentationSizeMode: ['00700100', 'CS'],
  PresentationPixelAspectRatio: ['00700102', 'IS'],
  GraphicLayerRecommendedDisplayCIELabValue: ['00700401', 'US'],
  PresentationLUTShape: ['20500020', 'CS'],
  PixelData: ['7fe00010', 'OB'],
} as const satisfies Readonly<Record<string, readonly [tag: string, vr: Vr]>>;

/** The name of an attribute that this program writes, as in PS3.6. */
export type Keyword = keyof typeof DICTIONARY;
