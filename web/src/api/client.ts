import createClient from 'openapi-fetch';
import type { components, paths } from './schema';

type Schemas = components['schemas'];
export type Town = Schemas['Town'];
export type EnterpriseItem = Schemas['EnterpriseItem'];
export type EnterprisePage = Schemas['EnterprisePage'];
export type Indicator = Schemas['Indicator'];
export type Input = Schemas['Input'];
export type Finding = Schemas['Finding'];
export type Evidence = Schemas['Evidence'];
export type Citation = Schemas['Citation'];
export type Clause = Schemas['Clause'];
export type Closure = Schemas['Closure'];
export type Entitlement = Schemas['Entitlement'];
export type Lease = Schemas['Lease'];
export type ParcelPage = Schemas['ParcelPage'];
export type Block = Schemas['Block'];
export type BlockSummary = Schemas['BlockSummary'];
export type ModeOption = Schemas['ModeOption'];
export type CashFlow = Schemas['CashFlow'];
export type DebtService = Schemas['DebtService'];
export type Sensitivity = Schemas['Sensitivity'];
export type BreakEven = Schemas['BreakEven'];
export type Swing = Schemas['Swing'];
export type Simulation = Schemas['Simulation'];
export type Spread = Schemas['Spread'];
export type AnswersOfPhases = Schemas['AnswersOfPhases'];
export type PhasesPlan = Schemas['PhasesPlan'];
export type RoundOfPhases = Schemas['RoundOfPhases'];
export type PhaseBlock = Schemas['PhaseBlock'];
export type LineOfSeats = Schemas['LineOfSeats'];
export type LandFinding = Schemas['LandFinding'];
export type PlanRelease = Schemas['PlanRelease'];
export type CashLine = Schemas['CashLine'];
export type Balance = Schemas['Balance'];
export type Area = Schemas['Area'];
export type Money = Schemas['Money'];
export type Words = Schemas['Words'];
export type Unsourced = Schemas['Unsourced'];
export type Grade = Schemas['Grade'];
export type Check = Schemas['Check'];
export type FirmMove = Schemas['FirmMove'];
export type GroupOfFirms = Schemas['GroupOfFirms'];
export type PublishCheck = Schemas['PublishCheck'];
export type Proposal = Schemas['Proposal'];
export type Round = Schemas['Round'];
export type Objection = Schemas['Objection'];
export type Trend = Schemas['Trend'];
export type Problem = Schemas['Problem'];

export const client = createClient<paths>({ baseUrl: '/' });

/** A refusal of the server (RFC 9457), or no answer at all; carries what to show and how to mend it. */
export class Refused extends Error {
  constructor(
    readonly status: number | null,
    readonly problem: Partial<Problem> | null,
  ) {
    super(problem?.title ?? 'no answer');
  }
}

/** The data of an answer, or a [`Refused`]. */
export async function dataOf<T>(
  answer: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<NonNullable<T>> {
  let settled;
  try {
    settled = await answer;
  } catch {
    throw new Refused(null, null);
  }
  const { data, error, response } = settled;
  if (data !== undefined && data !== null) return data;
  throw new Refused(response.status, error && typeof error === 'object' ? (error as Partial<Problem>) : null);
}
