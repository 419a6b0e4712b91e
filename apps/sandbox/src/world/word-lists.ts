import type { Country, NamedResource } from './company-record';

export const NAME_BEGINNINGS = [
  'Vel',
  'Tarn',
  'Bryn',
  'Osk',
  'Mir',
  'Kelb',
  'Dorr',
  'Fenn',
  'Gal',
  'Hest',
  'Ivr',
  'Jarn',
  'Lund',
  'Marv',
  'Nol',
  'Pell',
  'Quor',
  'Rav',
  'Selk',
  'Thol',
  'Ulv',
  'Wex',
  'Yar',
  'Zeph',
] as const;

export const NAME_MIDDLES = [
  'a',
  'e',
  'i',
  'o',
  'u',
  'an',
  'er',
  'im',
  'ol',
  'und',
  'ash',
  'est',
  'ing',
  'or',
] as const;

export const NAME_ENDINGS = [
  'wick',
  'mora',
  'dale',
  'stad',
  'vik',
  'bury',
  'holm',
  'ster',
  'ford',
  'mark',
  'gate',
  'haven',
  'ridge',
  'lyn',
  'dun',
  'rath',
] as const;

export const SECTORS = [
  'Logistics',
  'Foods',
  'Textiles',
  'Insurance',
  'Health',
  'Energy',
  'Media',
  'Robotics',
  'Marine',
  'Optics',
  'Paper',
  'Tools',
  'Travel',
  'Software',
  'Farms',
  'Chemicals',
  'Schools',
  'Metals',
  'Housing',
  'Glass',
] as const;

export const LEGAL_FORMS = ['Ltd', 'Inc.', 'GmbH', 'S.A.', 'B.V.', 'AB', 'Oy', 'LLC', 'Group', 'Holding'] as const;

export const TURKISH_NAMES = [
  'Şirvanlı',
  'Çağlıpınar',
  'Gökdemirli',
  'Ilgınözü',
  'İnceöz',
  'Üçkayalı',
  'Ağaçsever',
] as const;

export const TURKISH_SECTORS = [
  'Lojistik A.Ş.',
  'Gıda Ltd. Şti.',
  'Enerji A.Ş.',
  'Tekstil San. ve Tic.',
  'Bilişim Hizmetleri',
] as const;

export const CJK_NAMES = ['青楓町', '霧島野', '星河川', '雲水谷', '한빛나루', '푸른솔마을'] as const;

export const CJK_SECTORS = ['物流株式会社', '食品有限公司', '電機株式会社', '科技有限公司', '에너지 주식회사'] as const;

export const INDUSTRIES: readonly [NamedResource, ...NamedResource[]] = [
  { id: 'iNd4fBanking', name: 'Banking & Finance' },
  { id: 'iNd7kHealth1', name: 'Healthcare' },
  { id: 'iNd2mRetail9', name: 'Retail' },
  { id: 'iNd5pEnergy3', name: 'Energy, Oil and Gas' },
  { id: 'iNd8qSchool6', name: 'Education' },
  { id: 'iNd1rMaking4', name: 'Manufacturing' },
  { id: 'iNd9sPublic2', name: 'Government' },
  { id: 'iNd3tTechno7', name: 'Technology' },
];

export const LICENSE_TYPES: readonly [NamedResource, ...NamedResource[]] = [
  { id: 'lIc1Standard', name: 'Standard' },
  { id: 'lIc2Business', name: 'Business' },
  { id: 'lIc3Enterpri', name: 'Enterprise' },
  { id: 'lIc4FreeDemo', name: 'Demo' },
];

export const COUNTRIES: readonly [Country, ...Country[]] = [
  { name: 'United Kingdom', code: 'GB', timeZone: 'Europe/London' },
  { name: 'Türkiye', code: 'TR', timeZone: 'Europe/Istanbul' },
  { name: 'United States', code: 'US', timeZone: 'America/Los_Angeles' },
  { name: 'Germany', code: 'DE', timeZone: 'Europe/Berlin' },
  { name: 'Japan', code: 'JP', timeZone: 'Asia/Tokyo' },
  { name: 'New Zealand', code: 'NZ', timeZone: 'Pacific/Auckland' },
];

export const TAGS = ['gold', 'silver', 'pilot', 'invoice by email', 'north, east', 'público', 'VIP', '重要'] as const;

export const UNLIMITED_TEXTS = ['9999', 'Unlimited', '', null] as const;
