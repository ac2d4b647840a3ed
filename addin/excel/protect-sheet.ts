// Protection without a password keeps people from overwriting the plan by accident; it is a courtesy, the service
// decides. Excel empties the undo list when it is set or lifted, so only explicit commands do that.

const options: Excel.WorksheetProtectionOptions = {
  allowAutoFilter: true,
  allowFormatColumns: true,
  allowFormatRows: true,
};

export function protectSheet(sheet: Excel.Worksheet): void {
  sheet.protection.protect(options);
}

/** One sync. Protecting or lifting twice is an error in Excel, so callers ask first. */
export async function isProtected(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<boolean> {
  const protection = sheet.protection;
  protection.load('protected');
  await context.sync();
  return protection.protected;
}
