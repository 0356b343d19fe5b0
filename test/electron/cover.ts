/** How a study looks in the list. */
export const COVER = {
  patientName: 'Doe^Jane',
  patientId: '4711',
  studyDate: '20260331',
  studyTime: '104207',
  studyDescription: '',
  picture: 'data:image/jpeg;base64,AA==',
};
