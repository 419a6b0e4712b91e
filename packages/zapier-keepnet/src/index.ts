import zapier, { defineApp } from 'zapier-platform-core';

import packageJson from '../package.json' with { type: 'json' };
import { authentication } from './authentication';
import { exportCompanies } from './creates/export-companies';
import { monthlyReport } from './creates/monthly-report';
import { findCompanies } from './searches/find-companies';
import { findCompany } from './searches/find-company';
import { monthlyUserTotal } from './searches/monthly-user-total';
import { usageLines } from './searches/usage-lines';
import { hideForm } from './http/hide-form';
import { licenseExpired } from './triggers/license-expired';
import { licenseLimitExceeded } from './triggers/license-limit-exceeded';
import { monthlyUsageReady } from './triggers/monthly-usage-ready';
import { newCompany } from './triggers/new-company';
import { newMonthlyUsage } from './triggers/new-monthly-usage';
import { renewalUpcoming } from './triggers/renewal-upcoming';

/** The integration, in the form that Zapier's runtime expects. */
export default defineApp({
  version: packageJson.version,
  platformVersion: zapier.version,
  // Our code, not Zapier, treats an empty field as left out.
  flags: { cleanInputData: false },
  authentication,
  beforeRequest: [hideForm],
  triggers: {
    [newCompany.key]: newCompany,
    [licenseExpired.key]: licenseExpired,
    [licenseLimitExceeded.key]: licenseLimitExceeded,
    [renewalUpcoming.key]: renewalUpcoming,
    [monthlyUsageReady.key]: monthlyUsageReady,
    [newMonthlyUsage.key]: newMonthlyUsage,
  },
  searches: {
    [findCompany.key]: findCompany,
    [findCompanies.key]: findCompanies,
    [monthlyUserTotal.key]: monthlyUserTotal,
    [usageLines.key]: usageLines,
  },
  creates: { [exportCompanies.key]: exportCompanies, [monthlyReport.key]: monthlyReport },
});
