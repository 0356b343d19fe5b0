import type { ReplyOf, RequestOf } from '../../core/contract.ts';
import type { Gathered } from './shell.ts';

/** What practice needs from outside the window. */
export interface PracticeBridge {
  studies(): Promise<ReplyOf<'practiceStudies'>>;
  /** Makes a study's files; null, or why they are not there. */
  make(id: string): Promise<string | null>;
  cancelMaking(): Promise<void>;
  open(id: string): Promise<Gathered>;
  /** What is true of a study: asked when an attempt is submitted, never before. */
  truth(id: string): Promise<ReplyOf<'practiceTruth'>>;
  /** Keeps a teacher's study of open runs; null, or why there is none. */
  addStudy(study: RequestOf<'addTeacherStudy'>): Promise<string | null>;
  removeStudy(id: string): Promise<string | null>;
  records(): Promise<ReplyOf<'practiceRecords'>>;
  /** Keeps a trainee's record; null, or why the old one is still there. */
  saveRecord(trainee: string, text: string): Promise<string | null>;
}
