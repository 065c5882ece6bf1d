import { expect, it } from 'vitest';
import { aggregateSettings } from '../../../src/aggregate/settings.ts';
import type { Meta } from '../../../src/dashboard/api-types.ts';
import { openSmallDashboard, smallMart } from '../small-dashboard.ts';

it.each([
  [
    'those of the last run',
    JSON.stringify({
      aggregate: aggregateSettings.parse({
        heat: { halfLifeDays: 7 },
        status: { dormantDays: 90 },
        liftDays: 91,
        bursts: { warmUpDays: 35 },
      }),
    }),
    7,
    90,
    91,
    35,
  ],
  ['the defaults where a run has none', '{}', 14, 60, 365, 28],
  ['the defaults where they cannot be read', 'lost', 14, 60, 365, 28],
])(
  'tells by what heat, status, the weight of topics in regions and alerts went: %s',
  async (_, settings, halfLife, dormant, lift, warmUp) => {
    const runs = (smallMart.sources?.runs ?? []).map((run) => ({ ...run, settings }));
    const small = await openSmallDashboard({ mart: { ...smallMart, sources: { ...smallMart.sources, runs } } });
    try {
      expect((await small.json<Meta>('/api/meta')).spans).toEqual({
        heat_days: 182,
        heat_compare_days: 7,
        action_weeks: 8,
        half_life_days: halfLife,
        status_days: 14,
        dormant_days: dormant,
        cooling_ratio: 0.5,
        lift_days: lift,
        warm_up_days: warmUp,
      });
    } finally {
      small.close();
    }
  },
);
