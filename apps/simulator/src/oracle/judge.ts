import type {
  CompanyDetails,
  CredentialCheck,
  FoundCompanies,
  MonthComparison,
  MonthlyUserTotal,
  UsageLines,
} from '@keepnet-workflows/core';
import type { ReadFile } from '../schedule/perform';
import type { Operation } from '../schedule/operation';
import { judgeComparison } from './judge-compare';
import { judgeFile } from './judge-file';
import { judgeLines } from './judge-lines';
import { judgeList } from './judge-list';
import { judgeCompany, judgeCredentials } from './judge-others';
import { judgeSearch } from './judge-search';
import { judgeTotal } from './judge-total';
import type { Hindsight, Verdict } from './verdict';

/** Holds a result against the history of the world. */
export function judge(result: unknown, hindsight: Omit<Hindsight, 'operation'>, operation: Operation): Verdict {
  switch (operation.kind) {
    case 'total':
      return judgeTotal(result as MonthlyUserTotal, { ...hindsight, operation });
    case 'lines':
      return judgeLines(result as UsageLines, { ...hindsight, operation });
    case 'overLimit':
    case 'expired':
    case 'renewals':
      return judgeList(result as object[], { ...hindsight, operation });
    case 'search':
      return judgeSearch(result as FoundCompanies, { ...hindsight, operation });
    case 'compare':
      return judgeComparison(result as MonthComparison, { ...hindsight, operation });
    case 'export':
      return judgeFile(result as ReadFile, { ...hindsight, operation });
    case 'company':
      return judgeCompany(result as CompanyDetails, { ...hindsight, operation });
    case 'credentials':
      return judgeCredentials(result as CredentialCheck, { ...hindsight, operation });
  }
}
