import type { Rule } from './rule.ts';
import { s01ExcludeDvt } from './s01-exclude-dvt.ts';
import { s02WholeLegDuplex } from './s02-whole-leg-duplex.ts';
import { s03PelvicImagingForSwelling } from './s03-pelvic-imaging-for-swelling.ts';
import { s04PelvicImagingForFlatWaveform } from './s04-pelvic-imaging-for-flat-waveform.ts';
import { s05HeparinForDvt } from './s05-heparin-for-dvt.ts';
import { s06FilterWithoutAnticoagulation } from './s06-filter-without-anticoagulation.ts';
import { s07ThrombolysisForThreatenedLimb } from './s07-thrombolysis-for-threatened-limb.ts';
import { s08NivlOrMass } from './s08-nivl-or-mass.ts';
import { s09OtherCausesOfOedema } from './s09-other-causes-of-oedema.ts';
import { s10LeftSidedSwelling } from './s10-left-sided-swelling.ts';
import { s11NotOnCtAlone } from './s11-not-on-ct-alone.ts';
import { s12CtMustMatchSymptoms } from './s12-ct-must-match-symptoms.ts';
import { s13VenographyWithIvus } from './s13-venography-with-ivus.ts';
import { s14IvusFindsMoreStenoses } from './s14-ivus-finds-more-stenoses.ts';
import { s15StenosisPredictingSuccess } from './s15-stenosis-predicting-success.ts';
import { s16IvusConfirms } from './s16-ivus-confirms.ts';
import { s17ExternalIliacReference } from './s17-external-iliac-reference.ts';
import { s18ArteryOrMass } from './s18-artery-or-mass.ts';
import { s19ContrastImagingOfMass } from './s19-contrast-imaging-of-mass.ts';
import { s20MalignantMass } from './s20-malignant-mass.ts';
import { s21BulgingDisc } from './s21-bulging-disc.ts';
import { s22IliopsoasBursitis } from './s22-iliopsoas-bursitis.ts';
import { s23StenosisConfirmingNivl } from './s23-stenosis-confirming-nivl.ts';
import { s24Indication } from './s24-indication.ts';
import { s25NoStentForMinimalSymptoms } from './s25-no-stent-for-minimal-symptoms.ts';
import { s26GenitalOedema } from './s26-genital-oedema.ts';
import { s27SizingOnReference } from './s27-sizing-on-reference.ts';
import { s28ShortestStent } from './s28-shortest-stent.ts';
import { s29LandingZone } from './s29-landing-zone.ts';
import { s30OversizeWindow } from './s30-oversize-window.ts';
import { s31FixedLesionsOnly } from './s31-fixed-lesions-only.ts';
import { s32NoAntithromboticConsensus } from './s32-no-antithrombotic-consensus.ts';
import { s33PatencyWithoutAntithrombotics } from './s33-patency-without-antithrombotics.ts';
import { s34ImagingFollowUp } from './s34-imaging-follow-up.ts';
import { s35TreatTheMass } from './s35-treat-the-mass.ts';
import { s36TemporisingStent } from './s36-temporising-stent.ts';
import { s37MalignantCompression } from './s37-malignant-compression.ts';
import { s38BilateralOedema } from './s38-bilateral-oedema.ts';
import { s39ShortStentsMigrate } from './s39-short-stents-migrate.ts';
import { s40CompressionIsNotDisease } from './s40-compression-is-not-disease.ts';
import { s41UnimagedPelvis } from './s41-unimaged-pelvis.ts';
import { s42Provenance } from './s42-provenance.ts';

/** Every rule of the guidance, in order: the one list that plan, panel, report and tests read. */
export const RULES: readonly Rule[] = [
  s01ExcludeDvt,
  s02WholeLegDuplex,
  s03PelvicImagingForSwelling,
  s04PelvicImagingForFlatWaveform,
  s05HeparinForDvt,
  s06FilterWithoutAnticoagulation,
  s07ThrombolysisForThreatenedLimb,
  s08NivlOrMass,
  s09OtherCausesOfOedema,
  s10LeftSidedSwelling,
  s11NotOnCtAlone,
  s12CtMustMatchSymptoms,
  s13VenographyWithIvus,
  s14IvusFindsMoreStenoses,
  s15StenosisPredictingSuccess,
  s16IvusConfirms,
  s17ExternalIliacReference,
  s18ArteryOrMass,
  s19ContrastImagingOfMass,
  s20MalignantMass,
  s21BulgingDisc,
  s22IliopsoasBursitis,
  s23StenosisConfirmingNivl,
  s24Indication,
  s25NoStentForMinimalSymptoms,
  s26GenitalOedema,
  s27SizingOnReference,
  s28ShortestStent,
  s29LandingZone,
  s30OversizeWindow,
  s31FixedLesionsOnly,
  s32NoAntithromboticConsensus,
  s33PatencyWithoutAntithrombotics,
  s34ImagingFollowUp,
  s35TreatTheMass,
  s36TemporisingStent,
  s37MalignantCompression,
  s38BilateralOedema,
  s39ShortStentsMigrate,
  s40CompressionIsNotDisease,
  s41UnimagedPelvis,
  s42Provenance,
];
