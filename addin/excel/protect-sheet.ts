// Protection without a password keeps people from overwriting the plan by accident; it is a courtesy, the service
// decides. Excel empties the undo list when it is set or lifted, so only explicit commands do that.

const options: Excel.WorksheetProtectionOptions = {
  allowAutoFilter: true,
  allowFormatColumns: true,
  // Excel fits a protected sheet's row to what is typed only where rows may be formatted.
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

/**
 * Does the work with the protection lifted and set again, in the work's own syncs. Excel carries out a batch up to the
 * call that fails, so after a failure the sheet may be left open: it is shut before the failure is passed on.
 */
export async function withoutProtection<T>(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  work: (shut: () => void) => Promise<T>,
): Promise<T> {
  sheet.protection.unprotect();
  try {
    return await work(() => protectSheet(sheet));
  } catch (error) {
    await shutAgain(context, sheet);
    throw error;
  }
}

async function shutAgain(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  try {
    if (await isProtected(context, sheet)) return;
    protectSheet(sheet);
    await context.sync();
  } catch {
    // The failure that led here says more than that the sheet could not be shut; "Sửa bảng" shuts it later.
  }
}
